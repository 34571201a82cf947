// A counter that was forgotten in Objective-C.
#import <Foundation/Foundation.h>

@interface Sender : NSObject
@property NSURLRequest *request;
@end

@implementation Sender

- (BOOL)send {
  NSInteger attempt = 0;
  while (attempt < 5) {
    if ([NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil])
      return YES;
    [NSThread sleepForTimeInterval:2];
  }
  return NO;
}

@end
