// retry-negligible-delay in Objective-C.
#import <Foundation/Foundation.h>

@interface StatusLoader : NSObject
@property NSURLRequest *request;
@property NSURLSession *session;
@end

@implementation StatusLoader

- (NSData *)ask {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

// Two milliseconds, where two seconds were meant.
- (BOOL)load {
  for (NSInteger attempt = 0; attempt < 20; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:0.002]; // expected-warning {{is only 2 ms, up to 500 attempts a second}}
  }
  return NO;
}

// Half a second.
- (BOOL)loadGently {
  for (NSInteger attempt = 0; attempt < 20; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:0.5];
  }
  return NO;
}

// It starts small and grows.
- (BOOL)loadPatiently {
  NSTimeInterval delay = 0.005;
  for (NSInteger attempt = 0; attempt < 12; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:delay];
    delay *= 2;
  }
  return NO;
}

// How long is the caller's to say.
- (BOOL)loadEvery:(NSTimeInterval)interval {
  for (NSInteger attempt = 0; attempt < 20; ++attempt) {
    if ([self ask])
      return YES;
    [NSThread sleepForTimeInterval:interval];
  }
  return NO;
}

@end
