// NSURLSession: a completion handler, and dispatch_after between attempts.
#import <Foundation/Foundation.h>

@interface Feed : NSObject
- (void)loadEagerly:(NSURL *)url;
- (void)load:(NSURL *)url attempt:(unsigned)attempt;
@end

@implementation Feed

- (void)loadEagerly:(NSURL *)url {
  NSURLSessionDataTask *task = [[NSURLSession sharedSession]
        dataTaskWithURL:url
      completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
        if (error) // expected-warning {{this retries every failure of '-[NSURLSession dataTaskWithURL:completionHandler:]', also a refusal that the same request will meet again}}
          [self loadEagerly:url]; // expected-error {{'-[NSURLSession dataTaskWithURL:completionHandler:]' is started again from its own failure handler with no delay}} expected-error {{'-[NSURLSession dataTaskWithURL:completionHandler:]' is retried for ever while it fails, with no delay}}
      }];
  [task resume];
}

- (void)load:(NSURL *)url attempt:(unsigned)attempt {
  NSURLSessionDataTask *task = [[NSURLSession sharedSession]
        dataTaskWithURL:url
      completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
        if (error.code != NSURLErrorTimedOut && error.code != NSURLErrorCannotConnectToHost)
          return;
        if (attempt >= 5)
          return;
        double most = MIN(60.0, 0.5 * (1u << attempt));
        double delay = most / 2 + most / 2 * arc4random_uniform(1000) / 1000.0;
        dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(delay * NSEC_PER_SEC)),
                       dispatch_get_main_queue(), ^{
                         [self load:url attempt:attempt + 1];
                       });
      }];
  [task resume];
}

@end
