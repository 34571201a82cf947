// retry-callback-without-delay in Objective-C: blocks and methods.
#import <Foundation/Foundation.h>

@interface ReceiptSender : NSObject
@property NSURLSession *session;
@property NSMutableURLRequest *request;
@property NSUInteger attempts;
@property BOOL stopped;
@end

@implementation ReceiptSender

- (void)send {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error) {
                       [self send]; // expected-error {{is started again from its own failure handler with no delay}}
                     }
                   }] resume];
}

// Another queue is no delay.
- (void)sendFromTheMainQueue {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error) {
                       dispatch_async(dispatch_get_main_queue(), ^{
                         [self sendFromTheMainQueue]; // expected-error {{is started again from its own failure handler with no delay}}
                       });
                     }
                   }] resume];
}

// It waits, longer each time.
- (void)sendPatiently {
  [[self.session
      dataTaskWithRequest:self.request
        completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
          if (!error)
            return;
          self.attempts += 1;
          double delay = MIN(60.0, pow(2.0, (double)self.attempts));
          delay += arc4random_uniform(1000) / 1000.0;
          dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(delay * NSEC_PER_SEC)),
                         dispatch_get_main_queue(), ^{
                           [self sendPatiently];
                         });
        }] resume];
}

// One retry, with the flag that says so.
- (void)sendRetrying:(BOOL)retry {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error && retry)
                       [self sendRetrying:NO];
                   }] resume];
}

@end
