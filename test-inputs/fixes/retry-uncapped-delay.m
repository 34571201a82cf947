// Growth that is limited in Objective-C, as C writes it.
#import <Foundation/Foundation.h>

@interface Reporter : NSObject
@property NSURLRequest *request;
@end

@implementation Reporter

- (NSData *)ask {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

- (void)report {
  NSTimeInterval delay = 0.5;
  while (![self ask]) {
    [NSThread sleepForTimeInterval:delay];
    delay *= 2;
  }
}

- (void)reportShifted {
  for (unsigned failures = 0; ![self ask]; ++failures)
    [NSThread sleepForTimeInterval:1ull << failures];
}

@end
