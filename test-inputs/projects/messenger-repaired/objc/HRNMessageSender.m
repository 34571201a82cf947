#import "HRNMessageSender.h"

#import "HRNError.h"

static const NSInteger kMaxAttempts = 8;
static const NSTimeInterval kFirstDelay = 1;
static const NSTimeInterval kLongestDelay = 60;
static const NSTimeInterval kRecoverySpread = 8;

@implementation HRNOutgoingMessage
@end

@implementation HRNMessageSender {
  HRNServiceClient *_client;
  HRNSocketManager *_socket;
  NSMutableArray *_waiting;
}

- (instancetype)initWithClient:(HRNServiceClient *)client socket:(HRNSocketManager *)socket {
  if ((self = [super init])) {
    _client = client;
    _socket = socket;
    _waiting = [NSMutableArray array];
  }
  return self;
}

- (void)sendMessage:(HRNOutgoingMessage *)message
            success:(void (^)(void))success
            failure:(HRNFailure)failure {
  [self sendMessage:message attempt:1 success:success failure:failure];
}

- (void)sendMessage:(HRNOutgoingMessage *)message
            attempt:(NSInteger)attempt
            success:(void (^)(void))success
            failure:(HRNFailure)failure {
  [self deliver:message
      success:^{
        [self->_waiting removeObject:message];
        success();
      }
      failure:^(NSError *error) {
        if (!HRNErrorIsRetryable(error)) {
          failure(error);
          return;
        }
        if (attempt >= kMaxAttempts) {
          [self->_waiting addObject:message];
          failure(error);
          return;
        }
        dispatch_after(
            dispatch_time(DISPATCH_TIME_NOW,
                          (int64_t)([self delayAfterAttempt:attempt] * NSEC_PER_SEC)),
            dispatch_get_main_queue(), ^{
              [self sendMessage:message
                        attempt:attempt + 1
                        success:success
                        failure:failure];
            });
      }];
}

/// Doubles up to a minute; a random share keeps phones apart.
- (NSTimeInterval)delayAfterAttempt:(NSInteger)attempt {
  NSTimeInterval delay = kFirstDelay;
  for (NSInteger i = 1; i < attempt && delay < kLongestDelay; ++i)
    delay *= 2;
  delay = MIN(delay, kLongestDelay);
  return delay / 2 + delay / 2 * arc4random_uniform(1000) / 1000.0;
}

- (void)deliver:(HRNOutgoingMessage *)message
        success:(void (^)(void))success
        failure:(HRNFailure)failure {
  NSString *path = [@"/v1/messages/" stringByAppendingString:message.recipient];
  if (_socket.state != HRNSocketStateOpen) {
    [self deliverByREST:message path:path success:success failure:failure];
    return;
  }
  [_socket sendRequest:@{@"verb" : @"PUT", @"path" : path, @"body" : message.payload}
      success:^(id body) {
        success();
      }
      failure:^(NSError *error) {
        if (HRNErrorIsAnswer(error)) {
          failure(error);
          return;
        }
        NSLog(@"no answer on the socket, falling back to REST: %@", error.localizedDescription);
        [self deliverByREST:message
                       path:path
                    success:success
                    failure:failure];
      }];
}

- (void)deliverByREST:(HRNOutgoingMessage *)message
                 path:(NSString *)path
              success:(void (^)(void))success
              failure:(HRNFailure)failure {
  [_client requestMethod:@"PUT"
                    path:path
                    body:message.payload
                 success:^(id body) {
                   success();
                 }
                 failure:failure];
}

- (void)sendAllWaiting {
  NSArray *waiting = [_waiting copy];
  [_waiting removeAllObjects];
  NSTimeInterval wait = kRecoverySpread * arc4random_uniform(1000) / 1000.0;
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(wait * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   for (HRNOutgoingMessage *message in waiting)
                     [self sendMessage:message
                         success:^{
                         }
                         failure:^(NSError *error) {
                           NSLog(@"still can't send: %@", error.localizedDescription);
                         }];
                 });
}

@end
