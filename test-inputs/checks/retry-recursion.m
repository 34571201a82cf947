// retry-recursion in Objective-C: methods that send themselves the same message.
#import <Foundation/Foundation.h>

@interface ConfigLoader : NSObject
@property NSURLRequest *request;
@property NSURLSession *session;
@property NSData *answer;
@property NSInteger attempts;
@end

@implementation ConfigLoader

- (NSData *)load {
  NSData *data = [NSURLConnection sendSynchronousRequest:self.request
                                       returningResponse:nil
                                                   error:nil];
  if (data)
    return data;
  [NSThread sleepForTimeInterval:2.0];
  return [self load]; // expected-error {{calls this function again from within, until the stack is used up}}
}

// Through the method that tells what went wrong.
- (void)refresh {
  self.answer = [NSURLConnection sendSynchronousRequest:self.request
                                      returningResponse:nil
                                                  error:nil];
  if (!self.answer)
    [self refreshFailed]; // expected-error {{calls this function again from within}}
}

- (void)refreshFailed {
  NSLog(@"configuration is not there yet");
  [NSThread sleepForTimeInterval:2.0];
  [self refresh];
}

// Twice more, and no deeper.
- (NSData *)loadWithRetriesLeft:(NSInteger)left {
  NSData *data = [NSURLConnection sendSynchronousRequest:self.request
                                       returningResponse:nil
                                                   error:nil];
  if (data || left == 0)
    return data;
  [NSThread sleepForTimeInterval:2.0];
  return [self loadWithRetriesLeft:left - 1];
}

- (NSData *)loadPatiently {
  return [self loadWithRetriesLeft:2];
}

// The block of a task runs on another stack: it is a callback, paced by a timer.
- (void)loadLater {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error || error.code == NSURLErrorCancelled)
                       return;
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(5 * NSEC_PER_SEC)),
                                    dispatch_get_main_queue(), ^{
                                      [self loadLater];
                                    });
                   }] resume];
}

// A loop.
- (NSData *)loadInALoop {
  for (NSInteger i = 0; i < 50; i++) {
    NSData *data = [NSURLConnection sendSynchronousRequest:self.request
                                         returningResponse:nil
                                                     error:nil];
    if (data)
      return data;
    [NSThread sleepForTimeInterval:2.0];
  }
  return nil;
}

@end
