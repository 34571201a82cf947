// retry-stacked-timers in Objective-C: blocks that are handed over for later.
#import <Foundation/Foundation.h>

@interface Feed : NSObject
@property NSURLSession *session;
@property NSURLRequest *request;
@property NSTimer *timer;
@property BOOL pending;
@property NSInteger failures;
@end

@implementation Feed

// What is called to clean up arms a retry, too.
- (void)start {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(5 * NSEC_PER_SEC)), // expected-warning {{'dispatch_after' arms a retry of}}
                                    dispatch_get_main_queue(), ^{
                                      [self start];
                                    });
                     [self connectionLost];
                   }] resume];
}

- (void)connectionLost {
  self.failures += 1;
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(5 * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   [self start];
                 });
}

// The flag is asked before, and set with the arming.
- (void)startFlagged {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     [self retryFlagged];
                     [self retryFlagged];
                   }] resume];
}

- (void)retryFlagged {
  if (self.pending)
    return;
  self.pending = YES;
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(5 * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   self.pending = NO;
                   [self startFlagged];
                 });
}

// The pending one is ended before the next one is made.
- (void)startReplacing {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     [self retryReplacing];
                     [self retryReplacing];
                   }] resume];
}

- (void)retryReplacing {
  [self.timer invalidate];
  self.timer = [NSTimer scheduledTimerWithTimeInterval:5
                                               repeats:NO
                                                 block:^(NSTimer *timer) {
                                                   [self startReplacing];
                                                 }];
}

// One of the two timers only saves what was read.
- (void)startSaving {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(1 * NSEC_PER_SEC)),
                                    dispatch_get_main_queue(), ^{
                                      [self save];
                                    });
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(5 * NSEC_PER_SEC)),
                                    dispatch_get_main_queue(), ^{
                                      [self startSaving];
                                    });
                   }] resume];
}

- (void)save {
  NSLog(@"saved");
}

@end
