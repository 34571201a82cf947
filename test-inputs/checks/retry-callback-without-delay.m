// retry-callback-without-delay in Objective-C: blocks and methods.
#import <Foundation/Foundation.h>

@interface ReceiptSender : NSObject
@property NSURLSession *session;
@property NSMutableURLRequest *request;
@property NSUInteger attempts;
@property BOOL stopped;
@end

@implementation ReceiptSender

- (void)send {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error) {
                       [self send]; // expected-error {{is started again from its own failure handler with no delay}}
                     }
                   }] resume];
}

// Another queue is no delay.
- (void)sendFromTheMainQueue {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error) {
                       dispatch_async(dispatch_get_main_queue(), ^{
                         [self sendFromTheMainQueue]; // expected-error {{is started again from its own failure handler with no delay}}
                       });
                     }
                   }] resume];
}

// It waits, longer each time.
- (void)sendPatiently {
  [[self.session
      dataTaskWithRequest:self.request
        completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
          if (!error)
            return;
          self.attempts += 1;
          double delay = MIN(60.0, pow(2.0, (double)self.attempts));
          delay += arc4random_uniform(1000) / 1000.0;
          dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(delay * NSEC_PER_SEC)),
                         dispatch_get_main_queue(), ^{
                           [self sendPatiently];
                         });
        }] resume];
}

// One retry, with the flag that says so.
- (void)sendRetrying:(BOOL)retry {
  [[self.session dataTaskWithRequest:self.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error && retry)
                       [self sendRetrying:NO];
                   }] resume];
}

@end

// A session tells its delegate.
@interface LogUploader : NSObject <NSURLSessionTaskDelegate>
@property NSURLSession *session;
@property NSMutableURLRequest *request;
@end

@implementation LogUploader

- (void)upload {
  [[self.session dataTaskWithRequest:self.request] resume];
}

- (void)URLSession:(NSURLSession *)session
                    task:(NSURLSessionTask *)task
    didCompleteWithError:(NSError *)error {
  if (error)
    [self upload]; // expected-error {{'-[NSURLSession dataTaskWithRequest:]' is started again from its own failure handler with no delay}}
}

@end

// The next file follows once this one is up.
@interface AlbumUploader : NSObject <NSURLSessionTaskDelegate>
@property NSURLSession *session;
@property NSMutableURLRequest *request;
@end

@implementation AlbumUploader

- (void)uploadNext {
  [[self.session dataTaskWithRequest:self.request] resume];
}

- (void)URLSession:(NSURLSession *)session
                    task:(NSURLSessionTask *)task
    didCompleteWithError:(NSError *)error {
  if (!error)
    [self uploadNext];
}

@end

// Another class is told of its own requests only.
@interface Banner : NSObject <NSURLSessionTaskDelegate>
@property LogUploader *uploader;
@property AlbumUploader *albums;
@end

@implementation Banner

- (void)URLSession:(NSURLSession *)session
                    task:(NSURLSessionTask *)task
    didCompleteWithError:(NSError *)error {
  if (error)
    [self.albums uploadNext];
}

@end
