// Growth that is limited in Objective-C++, which has std::min.
#import <Foundation/Foundation.h>

#include <algorithm>

@interface Reporter : NSObject
@property NSURLRequest *request;
@end

@implementation Reporter

- (void)report {
  NSTimeInterval delay = 0.5;
  while (![NSURLConnection sendSynchronousRequest:self.request
                                returningResponse:nullptr
                                            error:nullptr]) {
    [NSThread sleepForTimeInterval:delay];
    delay *= 2;
  }
}

@end
