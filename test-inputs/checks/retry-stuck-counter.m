// retry-stuck-counter in Objective-C: the increment was forgotten.
#import <Foundation/Foundation.h>

@interface EventUploader : NSObject
@property NSURLRequest *request;
@end

@implementation EventUploader

- (BOOL)upload {
  NSInteger attempts = 0;
  while (attempts < 5) { // expected-error {{'attempts' limits the retries of}}
    NSError *error = nil;
    NSData *data = [NSURLConnection sendSynchronousRequest:self.request
                                         returningResponse:nil
                                                     error:&error];
    if (data)
      return YES;
    [NSThread sleepForTimeInterval:2];
  }
  return NO;
}

- (BOOL)uploadCounted {
  NSInteger attempts = 0;
  while (attempts < 5) {
    NSError *error = nil;
    NSData *data = [NSURLConnection sendSynchronousRequest:self.request
                                         returningResponse:nil
                                                     error:&error];
    if (data)
      return YES;
    attempts++;
    [NSThread sleepForTimeInterval:2];
  }
  return NO;
}

@end
