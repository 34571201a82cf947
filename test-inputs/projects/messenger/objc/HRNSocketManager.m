#import "HRNSocketManager.h"

#import "HRNError.h"

static const NSTimeInterval kHeartbeatInterval = 30;
static const NSTimeInterval kReconnectDelay = 5;
static const NSTimeInterval kAnswerTimeout = 10;

@interface HRNPendingRequest : NSObject
@property(nonatomic, copy) HRNSuccess success;
@property(nonatomic, copy) HRNFailure failure;
@end

@implementation HRNPendingRequest
@end

@interface HRNSocketManager () <NSURLSessionWebSocketDelegate>
@property(nonatomic) HRNSocketState state;
@property(nonatomic) BOOL wanted;
@end

@implementation HRNSocketManager {
  NSString *_url;
  NSURLSession *_session;
  NSURLSessionWebSocketTask *_task;
  NSTimer *_heartbeat;
  NSMutableDictionary *_pending;
  unsigned long long _nextId;
}

- (instancetype)initWithURL:(NSString *)url {
  if ((self = [super init])) {
    _url = url;
    _pending = [NSMutableDictionary dictionary];
    _session = [NSURLSession
        sessionWithConfiguration:NSURLSessionConfiguration.defaultSessionConfiguration
                        delegate:self
                   delegateQueue:nil];
  }
  return self;
}

- (void)openSocket {
  self.wanted = YES;
  if (self.state != HRNSocketStateClosed)
    return;
  self.state = HRNSocketStateConnecting;
  _task = [_session webSocketTaskWithURL:[NSURL URLWithString:_url]];
  [_task resume];
}

- (void)closeSocket {
  self.wanted = NO;
  [_heartbeat invalidate];
  [_task cancelWithCloseCode:NSURLSessionWebSocketCloseCodeNormalClosure reason:nil];
}

#pragma mark - NSURLSessionWebSocketDelegate

- (void)URLSession:(NSURLSession *)session
          webSocketTask:(NSURLSessionWebSocketTask *)task
    didOpenWithProtocol:(NSString *)protocol {
  self.state = HRNSocketStateOpen;
  [self startHeartbeat];
  [self receiveNext];
}

- (void)URLSession:(NSURLSession *)session
       webSocketTask:(NSURLSessionWebSocketTask *)task
    didCloseWithCode:(NSURLSessionWebSocketCloseCode)code
              reason:(NSData *)reason {
  self.state = HRNSocketStateClosed;
  [self failPendingRequests];
  if (self.wanted)
    [NSTimer scheduledTimerWithTimeInterval:kReconnectDelay // finding: retry-constant-delay
                                    repeats:NO
                                      block:^(NSTimer *timer) {
                                        [self openSocket];
                                      }];
}

- (void)URLSession:(NSURLSession *)session
                    task:(NSURLSessionTask *)task
    didCompleteWithError:(NSError *)error {
  if (!error)
    return;
  NSLog(@"socket: %@", error.localizedDescription);
  self.state = HRNSocketStateClosed;
  [self failPendingRequests];
  if (self.wanted)
    [NSTimer scheduledTimerWithTimeInterval:kReconnectDelay // finding: retry-constant-delay, retry-stacked-timers
                                    repeats:NO
                                      block:^(NSTimer *timer) {
                                        [self openSocket];
                                      }];
}

#pragma mark - Messages

- (void)receiveNext {
  [_task receiveMessageWithCompletionHandler:^(NSURLSessionWebSocketMessage *message,
                                               NSError *error) {
    if (error)
      return;
    [self handleFrame:message.string];
    [self receiveNext];
  }];
}

- (void)handleFrame:(NSString *)text {
  NSDictionary *frame =
      [NSJSONSerialization JSONObjectWithData:[text dataUsingEncoding:NSUTF8StringEncoding]
                                      options:0
                                        error:NULL];
  if (frame[@"envelope"]) {
    if (self.onMessage)
      self.onMessage(frame[@"envelope"]);
    return;
  }
  NSNumber *requestId = frame[@"id"];
  HRNPendingRequest *request = _pending[requestId];
  if (!request)
    return;
  [_pending removeObjectForKey:requestId];
  NSInteger status = [frame[@"status"] integerValue];
  if (status >= 200 && status < 300)
    request.success(frame[@"body"]);
  else
    request.failure([NSError errorWithDomain:HRNServiceErrorDomain
                                        code:status
                                    userInfo:frame]);
}

- (void)sendRequest:(NSDictionary *)request
            success:(HRNSuccess)success
            failure:(HRNFailure)failure {
  if (self.state != HRNSocketStateOpen) {
    failure(HRNErrorWithCode(HRNErrorNotConnected, @"the socket is not open"));
    return;
  }
  NSNumber *requestId = [NSNumber numberWithUnsignedLongLong:++_nextId];
  HRNPendingRequest *pending = [[HRNPendingRequest alloc] init];
  pending.success = success;
  pending.failure = failure;
  _pending[requestId] = pending;

  NSString *text = [NSString stringWithFormat:@"{\"id\":%@,\"request\":%@}", requestId, request];
  NSURLSessionWebSocketMessage *message =
      [[NSURLSessionWebSocketMessage alloc] initWithString:text];
  [_task sendMessage:message
      completionHandler:^(NSError *error) {
        if (!error)
          return;
        [self->_pending removeObjectForKey:requestId];
        failure(error);
      }];
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(kAnswerTimeout * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   if (!self->_pending[requestId])
                     return;
                   [self->_pending removeObjectForKey:requestId];
                   failure(HRNErrorWithCode(HRNErrorTimedOut, @"no answer"));
                 });
}

- (void)failPendingRequests {
  NSMutableDictionary *lost = _pending;
  _pending = [NSMutableDictionary dictionary];
  for (NSNumber *requestId in [self idsOf:lost]) {
    HRNPendingRequest *request = lost[requestId];
    request.failure(HRNErrorWithCode(HRNErrorNotConnected, @"the socket was closed"));
  }
}

- (NSArray *)idsOf:(NSDictionary *)requests {
  NSMutableArray *ids = [NSMutableArray array];
  for (unsigned long long i = 1; i <= _nextId; ++i) {
    NSNumber *requestId = [NSNumber numberWithUnsignedLongLong:i];
    if (requests[requestId])
      [ids addObject:requestId];
  }
  return ids;
}

- (void)startHeartbeat {
  [_heartbeat invalidate];
  _heartbeat = [NSTimer scheduledTimerWithTimeInterval:kHeartbeatInterval
                                               repeats:YES
                                                 block:^(NSTimer *timer) {
                                                   [self sendHeartbeat];
                                                 }];
}

- (void)sendHeartbeat {
  NSURLSessionWebSocketMessage *ping =
      [[NSURLSessionWebSocketMessage alloc] initWithString:@"{\"keepalive\":true}"];
  [_task sendMessage:ping
      completionHandler:^(NSError *error) {
        if (error)
          NSLog(@"no heartbeat: %@", error.localizedDescription);
      }];
}

@end
