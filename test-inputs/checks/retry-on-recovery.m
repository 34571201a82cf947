// retry-on-recovery in Objective-C: reachability and the foreground.
#import <Foundation/Foundation.h>

@interface Session : NSObject
@property NSURLSession *session;
@property NSURLRequest *request;
@property BOOL reachable;
@end

@implementation Session

- (void)sync {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error)
                       NSLog(@"not synchronised: %@", error.localizedDescription);
                   }] resume];
}

- (void)reachabilityChanged:(NSNotification *)notification {
  [self sync]; // expected-warning {{is started at once on 'reachabilityChanged:'}}
}

- (void)applicationWillEnterForeground:(NSNotification *)notification {
  dispatch_async(dispatch_get_main_queue(), ^{
    [self sync]; // expected-warning {{is started at once on 'applicationWillEnterForeground:'}}
  });
}

// Each device has a second of its own.
- (void)networkBecameAvailable:(NSNotification *)notification {
  int64_t wait = (int64_t)arc4random_uniform(8000) * (int64_t)NSEC_PER_MSEC;
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, wait), dispatch_get_main_queue(), ^{
    [self sync];
  });
}

// Pulled down by a person.
- (void)refresh:(id)sender {
  [self sync];
}

// Nothing is asked.
- (void)networkChanged:(NSNotification *)notification {
  self.reachable = !self.reachable;
}

@end
