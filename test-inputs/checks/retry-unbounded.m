// retry-unbounded in Objective-C.
#import <Foundation/Foundation.h>

@interface FeedLoader : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation FeedLoader

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (NSData *)load {
  for (;;) { // expected-warning {{is retried for ever while it fails}}
    NSData *data = [self ask];
    if (data)
      return data;
    [NSThread sleepForTimeInterval:5];
  }
}

- (NSData *)loadAtMostFiveTimes {
  for (NSInteger attempt = 0; attempt < 5; ++attempt) {
    NSData *data = [self ask];
    if (data)
      return data;
    [NSThread sleepForTimeInterval:5];
  }
  return nil;
}

// Whoever wants it to end says so.
- (NSData *)loadUntilStopped {
  while (!self.stopped) {
    NSData *data = [self ask];
    if (data)
      return data;
    [NSThread sleepForTimeInterval:5];
  }
  return nil;
}

@end
