// retry-without-jitter in Objective-C.
#import <Foundation/Foundation.h>

@interface PhotoBackup : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation PhotoBackup

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (BOOL)backUp {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay]; // expected-warning {{the delay before each retry of '+[NSURLConnection sendSynchronousRequest:returningResponse:error:]' is 1 s, 2 s, 4 s, ... in every client}}
    delay *= 2;
  }
  return NO;
}

- (BOOL)backUpSpread {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay * arc4random_uniform(1000) / 1000.0];
    delay *= 2;
  }
  return NO;
}

// The share is drawn in a method of its own.
- (NSTimeInterval)spread:(NSTimeInterval)delay {
  return delay / 2 + delay / 2 * arc4random_uniform(1000) / 1000.0;
}

- (BOOL)backUpSpreadElsewhere {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:[self spread:delay]];
    delay *= 2;
  }
  return NO;
}

@end
