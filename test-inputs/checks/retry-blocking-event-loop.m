// retry-blocking-event-loop in Objective-C: completion handlers.
#import <Foundation/Foundation.h>

@interface ContactSync : NSObject
@property NSURLSession *session;
@property NSURLRequest *request;
@property NSInteger failures;
@end

@implementation ContactSync

- (void)sync {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     [NSThread sleepForTimeInterval:3.0]; // expected-warning {{stops the event loop for 3 s}}
                     [self sync];
                   }] resume];
}

// A timer of the queue.
- (void)syncLater {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(3 * NSEC_PER_SEC)),
                                    dispatch_get_main_queue(), ^{
                                      [self syncLater];
                                    });
                   }] resume];
}

// A queue of its own may be kept waiting.
- (void)syncInBackground {
  dispatch_async(dispatch_queue_create("contacts", nil), ^{
    for (NSInteger i = 0; i < 5; i++) {
      if ([NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil])
        return;
      [NSThread sleepForTimeInterval:3.0];
    }
  });
}

@end
