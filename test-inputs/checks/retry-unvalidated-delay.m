// retry-unvalidated-delay in Objective-C: what a service or a setting says.
#import <Foundation/Foundation.h>

#include <stdlib.h>

@interface Updater : NSObject
@property NSURLRequest *request;
@end

@implementation Updater

- (NSData *)ask {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

- (BOOL)updateAsConfigured:(const char *)configured {
  double seconds = atof(configured); // expected-warning {{is read from outside and has no lower limit, so that 0 makes it none}}
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:seconds];
  }
  return NO;
}

// Kept within limits where it is used.
- (BOOL)updateWithinLimits:(const char *)configured {
  double seconds = atof(configured);
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:MAX(5.0, MIN(seconds, 300.0))];
  }
  return NO;
}

// The caller's time, and its business.
- (BOOL)updateEvery:(NSTimeInterval)interval {
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:interval];
  }
  return NO;
}

@end
