// retry-nested in Objective-C: a request that retries, under a job that retries.
#import <Foundation/Foundation.h>

@interface Registration : NSObject
@property NSURLRequest *request;
@property NSData *answer;
@end

@implementation Registration

- (BOOL)send {
  for (NSInteger i = 0; i < 4; i++) {
    self.answer = [NSURLConnection sendSynchronousRequest:self.request
                                        returningResponse:nil
                                                    error:nil];
    if (self.answer)
      return YES;
    [NSThread sleepForTimeInterval:1 << i];
  }
  return NO;
}

- (BOOL)runJob {
  for (NSInteger run = 0; run < 8; run++) { // expected-warning {{one failing request becomes 32 of}}
    if ([self send])
      return YES;
    [NSThread sleepForTimeInterval:30];
  }
  return NO;
}

// The job makes one attempt each time.
- (BOOL)sendOnce {
  self.answer = [NSURLConnection sendSynchronousRequest:self.request
                                      returningResponse:nil
                                                  error:nil];
  return self.answer != nil;
}

- (BOOL)runJobFlat {
  for (NSInteger run = 0; run < 8; run++) {
    if ([self sendOnce])
      return YES;
    [NSThread sleepForTimeInterval:30];
  }
  return NO;
}

@end
