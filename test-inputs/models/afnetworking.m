// AFNetworking: success and failure come to blocks, and the main queue waits.
#import <AFNetworking/AFNetworking.h>

@interface Timeline : NSObject
- (void)show:(id)statuses;
- (void)refreshEagerly;
- (void)refreshAfterFailures:(unsigned)failures;
- (void)loadPage:(NSString *)page;
@end

@implementation Timeline

- (void)show:(id)statuses {
}

- (void)refreshEagerly {
  [[AFHTTPSessionManager manager] GET:@"https://api.example.org/statuses" // expected-warning {{this retries every failure of '-[AFHTTPSessionManager GET:parameters:headers:progress:success:failure:]', also a refusal that the same request will meet again}}
      parameters:nil
      headers:nil
      progress:nil
      success:^(NSURLSessionDataTask *task, id statuses) {
        [self show:statuses];
      }
      failure:^(NSURLSessionDataTask *task, NSError *error) {
        [self refreshEagerly]; // expected-error {{'-[AFHTTPSessionManager GET:parameters:headers:progress:success:failure:]' is started again from its own failure handler with no delay}} expected-error {{'-[AFHTTPSessionManager GET:parameters:headers:progress:success:failure:]' is retried for ever while it fails, with no delay}}
      }];
}

- (void)refreshAfterFailures:(unsigned)failures {
  [[AFHTTPSessionManager manager] GET:@"https://api.example.org/statuses"
      parameters:nil
      headers:nil
      progress:nil
      success:^(NSURLSessionDataTask *task, id statuses) {
        [self show:statuses];
      }
      failure:^(NSURLSessionDataTask *task, NSError *error) {
        if (failures == 5)
          return;
        if (error.code != NSURLErrorTimedOut && error.code != NSURLErrorCannotConnectToHost)
          return;
        double most = MIN(30.0, 1.0 * (1u << failures));
        double delay = most / 2 + most / 2 * arc4random_uniform(1000) / 1000.0;
        dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(delay * NSEC_PER_SEC)),
                       dispatch_get_main_queue(), ^{
                         [self refreshAfterFailures:failures + 1];
                       });
      }];
}

// Each page names the next one.
- (void)loadPage:(NSString *)page {
  [[AFHTTPSessionManager manager] GET:page
      parameters:nil
      headers:nil
      progress:nil
      success:^(NSURLSessionDataTask *task, id next) {
        if (next)
          [self loadPage:next];
      }
      failure:^(NSURLSessionDataTask *task, NSError *error) {
        [self show:nil];
      }];
}

@end
