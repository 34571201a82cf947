// retry-holding-lock in Objective-C: @synchronized and NSLock.
#import <Foundation/Foundation.h>

@interface KeyStore : NSObject
@property NSURLRequest *request;
@property NSData *keys;
@property NSLock *guard;
@property NSInteger failures;
@end

@implementation KeyStore

- (void)rotate {
  @synchronized(self) {
    for (NSInteger i = 0; i < 10; i++) {
      self.keys = [self fetch];
      if (self.keys)
        return;
      [NSThread sleepForTimeInterval:2.0]; // expected-warning {{'self' is held while '+[NSURLConnection sendSynchronousRequest:returningResponse:error:]' waits to be tried again}}
    }
  }
}

- (void)rotateWithLock {
  [self.guard lock];
  for (NSInteger i = 0; i < 10 && !self.keys; i++) {
    self.keys = [self fetch];
    if (!self.keys)
      [NSThread sleepForTimeInterval:2.0]; // expected-warning {{'_guard' is held while}}
  }
  [self.guard unlock];
}

// The block ends before the wait.
- (void)rotateInTurns {
  for (NSInteger i = 0; i < 10; i++) {
    @synchronized(self) {
      self.keys = [self fetch];
      if (self.keys)
        return;
    }
    [NSThread sleepForTimeInterval:2.0];
  }
}

// Only the count is kept under it.
- (void)rotateCounting {
  for (NSInteger i = 0; i < 10; i++) {
    self.keys = [self fetch];
    if (self.keys)
      return;
    @synchronized(self) {
      self.failures += 1;
    }
    [NSThread sleepForTimeInterval:2.0];
  }
}

- (NSData *)fetch {
  return [NSURLConnection sendSynchronousRequest:self.request returningResponse:nil error:nil];
}

@end
