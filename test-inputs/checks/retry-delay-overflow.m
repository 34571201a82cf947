// retry-delay-overflow in Objective-C: a counter of 32 bits.
#import <Foundation/Foundation.h>

@interface Courier : NSObject
@property NSURLRequest *request;
@end

@implementation Courier

- (NSData *)ask {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

- (void)deliver {
  int failures = 0;
  while (![self ask]) {
    int delay = 1 << failures++; // expected-warning {{leaves its type at failed attempt}}
    if (delay > 60)
      delay = 60;
    [NSThread sleepForTimeInterval:delay];
  }
}

// The exponent is limited.
- (void)deliverSafely {
  int failures = 0;
  while (![self ask]) {
    int delay = 1 << (failures < 6 ? failures : 6);
    failures++;
    [NSThread sleepForTimeInterval:delay];
  }
}

@end
