// retry-fallback-on-rejection in Objective-C: a socket first, REST where it fails.
#import <Foundation/Foundation.h>

typedef void (^Failure)(NSError *error);

@interface Pending : NSObject
@property(copy) Failure failure;
@end
@implementation Pending
@end

@interface Pipe : NSObject
@property NSURLSessionWebSocketTask *task;
@property NSMutableDictionary *waiting;
@end

@implementation Pipe
- (void)sendRequest:(NSString *)text withId:(NSNumber *)number failure:(Failure)failure {
  Pending *pending = [[Pending alloc] init];
  pending.failure = failure;
  self.waiting[number] = pending;
  NSURLSessionWebSocketMessage *message =
      [[NSURLSessionWebSocketMessage alloc] initWithString:text];
  [self.task sendMessage:message
       completionHandler:^(NSError *error) {
         if (error)
           failure(error);
       }];
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(10 * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   [self.waiting removeObjectForKey:number];
                 });
}

- (void)receiveStatus:(NSInteger)status of:(NSNumber *)number {
  Pending *pending = self.waiting[number];
  [self.waiting removeObjectForKey:number];
  if (status >= 400)
    pending.failure([NSError errorWithDomain:@"service" code:status userInfo:nil]);
}
@end

@interface Sender : NSObject
@property Pipe *pipe;
@property NSURLSession *session;
@end

static BOOL IsAnswer(NSError *error) { return [error.domain isEqualToString:@"service"]; }

@implementation Sender

- (void)postText:(NSString *)text {
  NSMutableURLRequest *request =
      [NSMutableURLRequest requestWithURL:[NSURL URLWithString:@"https://chat.example/send"]];
  request.HTTPBody = [text dataUsingEncoding:NSUTF8StringEncoding];
  [[self.session dataTaskWithRequest:request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error)
                       NSLog(@"not sent: %@", error.localizedDescription);
                   }] resume];
}

- (void)sendText:(NSString *)text withId:(NSNumber *)number {
  [self.pipe sendRequest:text
                  withId:number
                 failure:^(NSError *error) {
                   NSLog(@"socket: %@", error.localizedDescription);
                   [self postText:text]; // expected-warning {{sends again what '-[Pipe sendRequest:withId:failure:]' failed to send}}
                 }];
}

// A no stays a no.
- (void)sendTextUnlessAnswered:(NSString *)text withId:(NSNumber *)number {
  [self.pipe sendRequest:text
                  withId:number
                 failure:^(NSError *error) {
                   if (IsAnswer(error))
                     return;
                   [self postText:text];
                 }];
}

// Something else is sent then.
- (void)sendTextOrReport:(NSString *)text withId:(NSNumber *)number {
  [self.pipe sendRequest:text
                  withId:number
                 failure:^(NSError *error) {
                   [self postText:@"a message was not sent"];
                 }];
}

@end
