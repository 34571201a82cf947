// retry-uncapped-delay in Objective-C.
#import <Foundation/Foundation.h>

@interface ContactSync : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation ContactSync

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (BOOL)sync {
  NSTimeInterval delay = 1;
  while (!self.stopped) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay + arc4random_uniform(1000) / 1000.0];
    delay *= 2; // expected-warning {{the delay doubles}}
  }
  return NO;
}

- (BOOL)syncCapped {
  NSTimeInterval delay = 1;
  while (!self.stopped) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay + arc4random_uniform(1000) / 1000.0];
    delay = delay * 2 > 120 ? 120 : delay * 2;
  }
  return NO;
}

// Five attempts do not get far.
- (BOOL)syncFiveTimes {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 5; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay + arc4random_uniform(1000) / 1000.0];
    delay *= 2;
  }
  return NO;
}

@end
