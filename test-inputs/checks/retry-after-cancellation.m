// retry-after-cancellation in Objective-C.
#import <Foundation/Foundation.h>

@interface Feed : NSObject
@property NSURLSession *session;
@property NSURLRequest *request;
@property NSUInteger attempts;
@end

@implementation Feed

- (void)load {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     if (error.code == NSURLErrorTimedOut || // expected-warning {{is retried on NSURLErrorCancelled}}
                         error.code == NSURLErrorCancelled)
                       [self loadLater];
                   }] resume];
}

- (void)loadLater {
  self.attempts += 1;
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(self.attempts * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   [self load];
                 });
}

// The view has gone, and with it the wish.
- (void)loadUnlessCancelled {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error || error.code == NSURLErrorCancelled)
                       return;
                     self.attempts += 1;
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW,
                                                  (int64_t)(self.attempts * NSEC_PER_SEC)),
                                    dispatch_get_main_queue(), ^{
                                      [self loadUnlessCancelled];
                                    });
                   }] resume];
}

@end
