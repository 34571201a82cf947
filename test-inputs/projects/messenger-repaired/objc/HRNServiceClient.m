#import "HRNServiceClient.h"

#import "HRNError.h"

static const NSTimeInterval kRequestTimeout = 30;

@implementation HRNServiceClient {
  NSString *_baseURL;
  NSString *_credential;
  NSURLSession *_session;
}

- (instancetype)initWithBaseURL:(NSString *)baseURL credential:(NSString *)credential {
  if ((self = [super init])) {
    _baseURL = baseURL;
    _credential = credential;
    NSURLSessionConfiguration *configuration =
        NSURLSessionConfiguration.defaultSessionConfiguration;
    configuration.timeoutIntervalForRequest = kRequestTimeout;
    _session = [NSURLSession sessionWithConfiguration:configuration
                                             delegate:nil
                                        delegateQueue:nil];
  }
  return self;
}

- (NSMutableURLRequest *)requestWithMethod:(NSString *)method
                                      path:(NSString *)path
                                      body:(NSDictionary *)body {
  NSURL *url = [NSURL URLWithString:[_baseURL stringByAppendingString:path]];
  NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
  request.HTTPMethod = method;
  request.timeoutInterval = kRequestTimeout;
  [request setValue:[@"Basic " stringByAppendingString:_credential]
      forHTTPHeaderField:@"Authorization"];
  if (body) {
    [request setValue:@"application/json" forHTTPHeaderField:@"Content-Type"];
    request.HTTPBody = [NSJSONSerialization dataWithJSONObject:body options:0 error:NULL];
  }
  return request;
}

- (void)requestMethod:(NSString *)method
                 path:(NSString *)path
                 body:(NSDictionary *)body
              success:(HRNSuccess)success
              failure:(HRNFailure)failure {
  NSMutableURLRequest *request = [self requestWithMethod:method path:path body:body];
  NSURLSessionDataTask *task = [_session
      dataTaskWithRequest:request
        completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
          if (error) {
            failure(error);
            return;
          }
          NSError *refusal = HRNErrorForResponse((NSHTTPURLResponse *)response);
          if (refusal) {
            failure(refusal);
            return;
          }
          success(data ? [NSJSONSerialization JSONObjectWithData:data options:0 error:NULL]
                       : nil);
        }];
  [task resume];
}

@end
