// retry-permanent-error in Objective-C.
#import <Foundation/Foundation.h>

BOOL ORDIsRetryable(NSError *error);

@interface OrderSender : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation OrderSender

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (BOOL)send {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    if ([self ask]) // expected-warning {{retries every failure of '+[NSURLConnection sendSynchronousRequest:returningResponse:error:]', up to 8 times}}
      return YES;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

// Somebody looks whether it is worth it.
- (BOOL)sendUnlessRefused {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    NSError *error = nil;
    if ([NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error])
      return YES;
    if (!ORDIsRetryable(error))
      return NO;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

// Its code tells that there was no network.
- (BOOL)sendOnceOnline {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    NSError *error = nil;
    if ([NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error])
      return YES;
    if (error.code != NSURLErrorNotConnectedToInternet)
      return NO;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

- (BOOL)sendUnlessTheAddressIsBad {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    NSError *error = nil;
    if ([NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error])
      return YES;
    if ([error.domain isEqualToString:NSURLErrorDomain] && error.code == NSURLErrorBadURL)
      return NO;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

// Its code is only logged.
- (BOOL)sendAndLog {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    NSError *error = nil;
    NSData *data = [NSURLConnection sendSynchronousRequest:self.request
                                         returningResponse:nil
                                                     error:&error];
    if (data) // expected-warning {{retries every failure of '+[NSURLConnection sendSynchronousRequest:returningResponse:error:]', up to 8 times}}
      return YES;
    NSLog(@"%ld: %@", (long)error.code, error.localizedDescription);
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 60 ? 60 : delay * 2;
  }
  return NO;
}

// One more for an expired token.
- (BOOL)sendTwice {
  for (NSInteger attempt = 0; attempt < 2; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:1];
  }
  return NO;
}

@end

// The handler looks at the answer's status.
@interface StatusSender : NSObject
@property NSURLSession *session;
@property NSURLRequest *request;
@property NSInteger attempts;
@end

@implementation StatusSender

- (NSTimeInterval)nextDelay {
  self.attempts += 1;
  return MIN(60.0, pow(2.0, (double)self.attempts)) * (0.5 + arc4random_uniform(1000) / 2000.0);
}

- (void)send {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     NSHTTPURLResponse *answer = (NSHTTPURLResponse *)response;
                     if (error || answer.statusCode != 200) // expected-warning {{this retries every failure of '-[NSURLSession dataTaskWithRequest:completionHandler:]'}}
                       dispatch_after(
                           dispatch_time(DISPATCH_TIME_NOW,
                                         (int64_t)([self nextDelay] * NSEC_PER_SEC)),
                           dispatch_get_main_queue(), ^{
                             [self send];
                           });
                   }] resume];
}

- (void)sendUntilAccepted {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error)
                       return;
                     if (((NSHTTPURLResponse *)response).statusCode >= 300) // expected-warning {{this retries every failure of '-[NSURLSession dataTaskWithRequest:completionHandler:]'}}
                       dispatch_after(
                           dispatch_time(DISPATCH_TIME_NOW,
                                         (int64_t)([self nextDelay] * NSEC_PER_SEC)),
                           dispatch_get_main_queue(), ^{
                             [self sendUntilAccepted];
                           });
                   }] resume];
}

// Only what the server may have mended by then.
- (void)sendUnlessRefused {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     NSInteger status = ((NSHTTPURLResponse *)response).statusCode;
                     if (!error && status >= 500)
                       dispatch_after(
                           dispatch_time(DISPATCH_TIME_NOW,
                                         (int64_t)([self nextDelay] * NSEC_PER_SEC)),
                           dispatch_get_main_queue(), ^{
                             [self sendUnlessRefused];
                           });
                   }] resume];
}

// A beat: it goes on whatever the answer was.
- (void)beat {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (((NSHTTPURLResponse *)response).statusCode != 200)
                       NSLog(@"no beat");
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW,
                                                  (int64_t)([self nextDelay] * NSEC_PER_SEC)),
                                    dispatch_get_main_queue(), ^{
                                      [self beat];
                                    });
                   }] resume];
}

// Not there yet is no refusal.
- (void)waitForTheExport {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error && ((NSHTTPURLResponse *)response).statusCode == 202)
                       dispatch_after(
                           dispatch_time(DISPATCH_TIME_NOW,
                                         (int64_t)([self nextDelay] * NSEC_PER_SEC)),
                           dispatch_get_main_queue(), ^{
                             [self waitForTheExport];
                           });
                   }] resume];
}

@end
