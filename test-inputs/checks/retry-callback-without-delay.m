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

typedef void (^Answered)(NSData *body, NSError *error);

// The client tells of a failure, and of an answer that is no success, on the main queue.
@interface KeyClient : NSObject
@property NSURLSession *session;
@end

@implementation KeyClient

- (void)put:(NSString *)path completion:(Answered)completion {
  NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:[NSURL URLWithString:path]];
  request.HTTPMethod = @"PUT";
  [[self.session dataTaskWithRequest:request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     NSHTTPURLResponse *answer = (NSHTTPURLResponse *)response;
                     if (!error && answer.statusCode != 200)
                       error = [NSError errorWithDomain:@"keys"
                                                   code:answer.statusCode
                                               userInfo:nil];
                     dispatch_async(dispatch_get_main_queue(), ^{
                       completion(data, error);
                     });
                   }] resume];
}

@end

@interface KeyUploader : NSObject
@property KeyClient *client;
@property NSTimeInterval wait;
@property BOOL registered;
@end

@implementation KeyUploader

- (void)upload {
  [self.client put:@"https://keys.example.org/signed"
        completion:^(NSData *body, NSError *error) {
          if (error)
            [self upload]; // expected-error {{is started again from its own failure handler with no delay}}
        }];
}

// A helper of its own in between.
- (void)store:(NSString *)path then:(Answered)then {
  [self.client put:path completion:then];
}

- (void)rotate {
  [self store:@"https://keys.example.org/rotated"
         then:^(NSData *body, NSError *error) {
           if (!error)
             return;
           NSLog(@"not rotated: %@", error.localizedDescription);
           [self rotate]; // expected-error {{is started again from its own failure handler with no delay}}
         }];
}

// The caller's block waits, longer each time.
- (void)uploadPatiently {
  [self.client put:@"https://keys.example.org/signed"
        completion:^(NSData *body, NSError *error) {
          if (!error)
            return;
          self.wait = MIN(300.0, self.wait * 2 + 1);
          double delay = self.wait * (0.5 + arc4random_uniform(1000) / 2000.0);
          dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(delay * NSEC_PER_SEC)),
                         dispatch_get_main_queue(), ^{
                           [self uploadPatiently];
                         });
        }];
}

// The same client asks for something else: who is not registered registers first.
- (void)registerAnew {
  [self.client put:@"https://keys.example.org/register"
        completion:^(NSData *body, NSError *error) {
          self.registered = error == nil;
        }];
}

- (void)uploadOnce {
  [self.client put:@"https://keys.example.org/once"
        completion:^(NSData *body, NSError *error) {
          if (error)
            [self registerAnew];
        }];
}

// It came through: the next one.
- (void)uploadFrom:(NSInteger)index {
  [self.client put:[NSString stringWithFormat:@"https://keys.example.org/%ld", (long)index]
        completion:^(NSData *body, NSError *error) {
          if (!error)
            [self uploadFrom:index + 1];
        }];
}

@end
