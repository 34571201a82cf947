// retry-delay-after-last-attempt in Objective-C.
#import <Foundation/Foundation.h>

@interface ReportSender : NSObject
@property NSURLRequest *request;
@end

@implementation ReportSender

- (NSData *)ask {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

// Eight seconds after the fourth failure, and then nothing.
- (BOOL)send {
  for (NSInteger attempt = 0; attempt < 4; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:1 << attempt]; // expected-warning {{it waits 8 s for nothing}}
  }
  return NO;
}

// Asked before the wait.
- (BOOL)sendSparingly {
  for (NSInteger attempt = 0; attempt < 4; ++attempt) {
    if ([self ask])
      return YES;
    if (attempt < 3)
      [NSThread sleepForTimeInterval:1 << attempt];
  }
  return NO;
}

@end
