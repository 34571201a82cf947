// retry-constant-delay in Objective-C.
#import <Foundation/Foundation.h>

@interface CalendarSync : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation CalendarSync

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (BOOL)sync {
  for (NSInteger attempt = 0; attempt < 30; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:2]; // expected-warning {{waits the same 2 s}}
  }
  return NO;
}

- (BOOL)syncGrowing {
  NSTimeInterval delay = 1;
  for (NSInteger attempt = 0; attempt < 6; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay / 2 + delay / 2 * arc4random_uniform(1000) / 1000.0];
    delay *= 2;
  }
  return NO;
}

// Three in all.
- (BOOL)syncThrice {
  for (NSInteger attempt = 0; attempt < 3; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:2];
  }
  return NO;
}

@end
