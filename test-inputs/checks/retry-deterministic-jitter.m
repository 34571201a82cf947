// retry-deterministic-jitter in Objective-C, which has the C library's generators too.
#import <Foundation/Foundation.h>

#include <stdlib.h>

@interface Beacon : NSObject
@property NSURLRequest *request;
@end

@implementation Beacon

- (NSData *)ask {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

// The same numbers on each device.
- (BOOL)send {
  srandom(7); // expected-warning {{comes from a generator whose seed is the same in every client}}
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    if ([self ask])
      return YES;
    NSTimeInterval limit = 1 << attempt;
    [NSThread sleepForTimeInterval:limit / 2 + limit * (random() % 1000) / 2000.0];
  }
  return NO;
}

// It needs no seed.
- (BOOL)sendSpread {
  for (NSInteger attempt = 0; attempt < 8; ++attempt) {
    if ([self ask])
      return YES;
    NSTimeInterval limit = 1 << attempt;
    [NSThread sleepForTimeInterval:limit / 2 + limit * arc4random_uniform(1000) / 2000.0];
  }
  return NO;
}

@end
