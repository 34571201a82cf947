#import <Foundation/Foundation.h>

typedef void (^HRNSuccess)(id body);
typedef void (^HRNFailure)(NSError *error);

/// The service's REST interface. A handler is called once, on an arbitrary queue.
@interface HRNServiceClient : NSObject

- (instancetype)initWithBaseURL:(NSString *)baseURL credential:(NSString *)credential;

- (void)requestMethod:(NSString *)method
                 path:(NSString *)path
                 body:(NSDictionary *)body
              success:(HRNSuccess)success
              failure:(HRNFailure)failure;

@end
