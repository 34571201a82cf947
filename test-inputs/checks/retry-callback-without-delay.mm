// retry-callback-without-delay in Objective-C++: blocks that call C++, and lambdas.
#import <Foundation/Foundation.h>

#include <functional>

@interface FeedRequest : NSObject
@property NSURLSession *session;
@property NSMutableURLRequest *request;
@end

// A C++ class that is handed what the block gets.
class Feed {
public:
  explicit Feed(FeedRequest *Of) : Of(Of) {}

  void load() {
    [[Of.session dataTaskWithRequest:Of.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error)
                       failed();
                   }] resume];
  }

  void loadOnce() {
    [[Of.session dataTaskWithRequest:Of.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (error)
                       NSLog(@"no feed");
                   }] resume];
  }

  void loadLater() {
    [[Of.session dataTaskWithRequest:Of.request
                   completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                     if (!error)
                       return;
                     dispatch_after(dispatch_time(DISPATCH_TIME_NOW, 30 * NSEC_PER_SEC),
                                    dispatch_get_main_queue(), ^{
                                      loadLater();
                                    });
                   }] resume];
  }

private:
  void failed() {
    load(); // expected-error {{is started again from its own failure handler with no delay}}
  }

  FeedRequest *Of;
};
