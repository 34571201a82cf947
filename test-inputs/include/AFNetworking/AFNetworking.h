// The part of AFNetworking's interface that the test inputs use.
#ifndef TEST_INPUTS_AFNETWORKING_H
#define TEST_INPUTS_AFNETWORKING_H

#import <Foundation/Foundation.h>

@interface AFHTTPSessionManager : NSObject
+ (instancetype)manager;
- (NSURLSessionDataTask *)GET:(NSString *)URLString
                   parameters:(id)parameters
                      headers:(id)headers
                     progress:(void (^)(id))downloadProgress
                      success:(void (^)(NSURLSessionDataTask *task, id responseObject))success
                      failure:(void (^)(NSURLSessionDataTask *task, NSError *error))failure;
@end

#endif
