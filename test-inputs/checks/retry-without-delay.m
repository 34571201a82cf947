// retry-without-delay in Objective-C.
#import <Foundation/Foundation.h>

@interface TileLoader : NSObject
@property NSURLRequest *request;
@property BOOL stopped;
@end

@implementation TileLoader

- (NSData *)ask {
  NSError *error = nil;
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:&error];
}

- (NSData *)load {
  for (NSInteger attempt = 0; attempt < 10; ++attempt) { // expected-warning {{is tried again at once after a failure, up to 10 times}}
    NSData *data = [self ask];
    if (data)
      return data;
  }
  return nil;
}

- (NSData *)loadPatiently {
  for (NSInteger attempt = 0; attempt < 3; ++attempt) {
    NSData *data = [self ask];
    if (data)
      return data;
    [NSThread sleepForTimeInterval:1 + arc4random_uniform(1000) / 1000.0];
  }
  return nil;
}

// One more try serves a connection that had gone stale.
- (NSData *)loadOnceMore {
  NSData *data = [self ask];
  if (!data)
    data = [self ask];
  return data;
}

@end
