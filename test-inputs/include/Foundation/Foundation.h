// The part of Apple's Foundation and libdispatch that the test inputs use.
#ifndef TEST_INPUTS_FOUNDATION_H
#define TEST_INPUTS_FOUNDATION_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

typedef signed char BOOL;
#define YES ((BOOL)1)
#define NO ((BOOL)0)
#define nil ((void *)0)
typedef long NSInteger;
typedef unsigned long NSUInteger;
typedef double NSTimeInterval;
#define MIN(A, B) ((A) < (B) ? (A) : (B))
#define MAX(A, B) ((A) > (B) ? (A) : (B))

#ifdef __cplusplus
extern "C" {
#endif

__attribute__((objc_root_class)) @interface NSObject
+ (instancetype)alloc;
- (instancetype)init;
- (void)performSelector:(SEL)selector
             withObject:(id)argument
             afterDelay:(NSTimeInterval)delay;
@end

@interface NSString : NSObject
+ (instancetype)stringWithFormat:(NSString *)format, ...;
- (BOOL)isEqualToString:(NSString *)other;
- (NSString *)stringByAppendingString:(NSString *)other;
- (id)dataUsingEncoding:(NSUInteger)encoding;
@property(readonly) NSUInteger length;
@property(readonly) NSInteger integerValue;
@property(readonly) double doubleValue;
@end
enum { NSUTF8StringEncoding = 4 };
void NSLog(NSString *format, ...);
@interface NSConstantString : NSString
@end
@interface NSDictionary : NSObject
+ (instancetype)dictionaryWithObjects:(const id[])objects
                              forKeys:(const id[])keys
                                count:(NSUInteger)count;
- (id)objectForKeyedSubscript:(id)key;
@property(readonly) NSUInteger count;
@end
@interface NSMutableDictionary : NSDictionary
+ (instancetype)dictionary;
- (void)setObject:(id)object forKeyedSubscript:(id)key;
- (void)removeObjectForKey:(id)key;
@end
typedef struct {
  unsigned long state;
  __unsafe_unretained id *itemsPtr;
  unsigned long *mutationsPtr;
  unsigned long extra[5];
} NSFastEnumerationState;
@interface NSArray : NSObject
+ (instancetype)arrayWithObjects:(const id[])objects count:(NSUInteger)count;
- (id)objectAtIndexedSubscript:(NSUInteger)index;
- (NSUInteger)countByEnumeratingWithState:(NSFastEnumerationState *)state
                                  objects:(__unsafe_unretained id[])buffer
                                    count:(NSUInteger)length;
- (id)copy;
@property(readonly) NSUInteger count;
@property(readonly) id firstObject;
@end
@interface NSMutableArray : NSArray
+ (instancetype)array;
- (void)addObject:(id)object;
- (void)removeObject:(id)object;
- (void)removeAllObjects;
@end
@interface NSData : NSObject
@end
@interface NSNumber : NSObject
+ (instancetype)numberWithInt:(int)value;
+ (instancetype)numberWithUnsignedLongLong:(unsigned long long)value;
- (double)doubleValue;
- (NSInteger)integerValue;
- (unsigned long long)unsignedLongLongValue;
@end
@interface NSJSONSerialization : NSObject
+ (NSData *)dataWithJSONObject:(id)object options:(NSUInteger)options error:(id *)error;
+ (id)JSONObjectWithData:(NSData *)data options:(NSUInteger)options error:(id *)error;
@end
@interface NSDate : NSObject
+ (instancetype)date;
+ (instancetype)dateWithTimeIntervalSinceNow:(NSTimeInterval)seconds;
- (NSTimeInterval)timeIntervalSinceNow;
@end
@interface NSURL : NSObject
+ (instancetype)URLWithString:(NSString *)text;
@end

typedef NSString *NSErrorDomain;
extern NSErrorDomain const NSURLErrorDomain;
enum {
  NSURLErrorUnknown = -1,
  NSURLErrorCancelled = -999,
  NSURLErrorBadURL = -1000,
  NSURLErrorTimedOut = -1001,
  NSURLErrorCannotFindHost = -1003,
  NSURLErrorCannotConnectToHost = -1004,
  NSURLErrorNetworkConnectionLost = -1005,
  NSURLErrorNotConnectedToInternet = -1009,
  NSURLErrorUserCancelledAuthentication = -1012,
  NSURLErrorServerCertificateUntrusted = -1202
};
extern NSString *const NSLocalizedDescriptionKey;
@interface NSError : NSObject
+ (instancetype)errorWithDomain:(NSErrorDomain)domain
                           code:(NSInteger)code
                       userInfo:(NSDictionary *)info;
@property(readonly) NSDictionary *userInfo;
@property(readonly) NSInteger code;
@property(readonly) NSErrorDomain domain;
@property(readonly) NSString *localizedDescription;
@end

@interface NSURLRequest : NSObject
+ (instancetype)requestWithURL:(NSURL *)url;
@property(readonly) NSTimeInterval timeoutInterval;
@end
@interface NSMutableURLRequest : NSURLRequest
@property(copy) NSString *HTTPMethod;
@property(copy) NSData *HTTPBody;
@property NSTimeInterval timeoutInterval;
- (void)setValue:(NSString *)value forHTTPHeaderField:(NSString *)field;
@end
@interface NSURLResponse : NSObject
@end
@interface NSHTTPURLResponse : NSURLResponse
@property(readonly) NSInteger statusCode;
- (NSString *)valueForHTTPHeaderField:(NSString *)field;
@end

@interface NSURLSessionTask : NSObject
- (void)resume;
- (void)cancel;
@end
@interface NSURLSessionDataTask : NSURLSessionTask
@end
typedef enum { NSURLSessionWebSocketCloseCodeNormalClosure = 1000 } NSURLSessionWebSocketCloseCode;
@interface NSURLSessionWebSocketMessage : NSObject
- (instancetype)initWithString:(NSString *)string;
@property(readonly, copy) NSString *string;
@end
@interface NSURLSessionWebSocketTask : NSURLSessionTask
- (void)sendMessage:(NSURLSessionWebSocketMessage *)message
    completionHandler:(void (^)(NSError *error))handler;
- (void)receiveMessageWithCompletionHandler:
    (void (^)(NSURLSessionWebSocketMessage *message, NSError *error))handler;
- (void)cancelWithCloseCode:(NSURLSessionWebSocketCloseCode)code reason:(NSData *)reason;
@end
@interface NSURLSessionConfiguration : NSObject
@property(class, readonly) NSURLSessionConfiguration *defaultSessionConfiguration;
@property NSTimeInterval timeoutIntervalForRequest;
@end
@class NSURLSession;
@protocol NSURLSessionTaskDelegate
- (void)URLSession:(NSURLSession *)session
                    task:(NSURLSessionTask *)task
    didCompleteWithError:(NSError *)error;
@end
@protocol NSURLSessionWebSocketDelegate <NSURLSessionTaskDelegate>
- (void)URLSession:(NSURLSession *)session
          webSocketTask:(NSURLSessionWebSocketTask *)task
    didOpenWithProtocol:(NSString *)protocol;
- (void)URLSession:(NSURLSession *)session
       webSocketTask:(NSURLSessionWebSocketTask *)task
    didCloseWithCode:(NSURLSessionWebSocketCloseCode)code
              reason:(NSData *)reason;
@end
@interface NSURLSession : NSObject
+ (instancetype)sessionWithConfiguration:(NSURLSessionConfiguration *)configuration
                                delegate:(id)delegate
                           delegateQueue:(id)queue;
- (NSURLSessionWebSocketTask *)webSocketTaskWithURL:(NSURL *)url;
- (NSURLSessionDataTask *)dataTaskWithRequest:(NSURLRequest *)request;
@property(class, readonly) NSURLSession *sharedSession;
- (NSURLSessionDataTask *)dataTaskWithRequest:(NSURLRequest *)request
                            completionHandler:(void (^)(NSData *data,
                                                        NSURLResponse *response,
                                                        NSError *error))handler;
- (NSURLSessionDataTask *)dataTaskWithURL:(NSURL *)url
                        completionHandler:(void (^)(NSData *data,
                                                    NSURLResponse *response,
                                                    NSError *error))handler;
@end
@interface NSURLConnection : NSObject
+ (NSData *)sendSynchronousRequest:(NSURLRequest *)request
                 returningResponse:(NSURLResponse **)response
                             error:(NSError **)error;
@end

@interface NSThread : NSObject
+ (void)sleepForTimeInterval:(NSTimeInterval)seconds;
@end
@interface NSLock : NSObject
- (void)lock;
- (void)unlock;
@end
@interface NSTimer : NSObject
+ (NSTimer *)scheduledTimerWithTimeInterval:(NSTimeInterval)interval
                                    repeats:(BOOL)repeats
                                      block:(void (^)(NSTimer *timer))block;
- (void)invalidate;
@end

@interface NSNotification : NSObject
@property(readonly) NSString *name;
@property(readonly) id object;
@end
@interface NSNotificationCenter : NSObject
@property(class, readonly) NSNotificationCenter *defaultCenter;
- (void)addObserver:(id)observer selector:(SEL)selector name:(NSString *)name object:(id)object;
- (void)removeObserver:(id)observer;
- (void)postNotificationName:(NSString *)name object:(id)object;
@end

typedef uint64_t dispatch_time_t;
typedef NSObject *dispatch_queue_t;
typedef void (^dispatch_block_t)(void);
#define DISPATCH_TIME_NOW (0ull)
#define DISPATCH_TIME_FOREVER (~0ull)
#define NSEC_PER_SEC 1000000000ull
#define NSEC_PER_MSEC 1000000ull
dispatch_time_t dispatch_time(dispatch_time_t when, int64_t delta);
dispatch_queue_t dispatch_get_main_queue(void);
dispatch_queue_t dispatch_queue_create(const char *label, NSObject *attributes);
void dispatch_after(dispatch_time_t when, dispatch_queue_t queue, dispatch_block_t block);
void dispatch_async(dispatch_queue_t queue, dispatch_block_t block);

uint32_t arc4random(void);
uint32_t arc4random_uniform(uint32_t bound);

#ifdef __cplusplus
}
#endif

#endif
