package by.pavilion.channel.rest;

import by.pavilion.channel.AnswerCall;
import by.pavilion.channel.IncomingCall;
import by.pavilion.channel.MessageAnswer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where marketplaces ask us something. They have no key of ours: the call's signature is what counts. */
@Path("/api/v1/channels/{channel}/calls")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class CallResource {
    private final AnswerCall answerCall;

    CallResource(AnswerCall answerCall) {
        this.answerCall = answerCall;
    }

    @GET
    public RestResponse<String> get(
            @PathParam("channel") String channel,
            @QueryParam("app_key") @Nullable String appKey,
            @QueryParam("timestamp") @Nullable String timestamp,
            @QueryParam("sign") @Nullable String sign,
            @QueryParam("sign_v2") @Nullable String otherSign,
            @QueryParam("sign_method") @Nullable String signMethod,
            @QueryParam("param_json") @Nullable String parameters) {
        return answer(channel, query(appKey, timestamp, sign, otherSign, signMethod, parameters), new byte[0]);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<String> post(
            @PathParam("channel") String channel,
            @QueryParam("app_key") @Nullable String appKey,
            @QueryParam("timestamp") @Nullable String timestamp,
            @QueryParam("sign") @Nullable String sign,
            @QueryParam("sign_v2") @Nullable String otherSign,
            @QueryParam("sign_method") @Nullable String signMethod,
            byte[] body) {
        return answer(channel, query(appKey, timestamp, sign, otherSign, signMethod, null), body);
    }

    /** By their names there; those that are missing are left out. */
    private static Map<String, String> query(
            @Nullable String appKey,
            @Nullable String timestamp,
            @Nullable String sign,
            @Nullable String otherSign,
            @Nullable String signMethod,
            @Nullable String parameters) {
        Map<String, String> query = new HashMap<>();
        put(query, "app_key", appKey);
        put(query, "timestamp", timestamp);
        put(query, "sign", sign);
        put(query, "sign_v2", otherSign);
        put(query, "sign_method", signMethod);
        put(query, "param_json", parameters);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private RestResponse<String> answer(String channel, Map<String, String> query, byte[] body) {
        MessageAnswer answer = answerCall.answer(channel, new IncomingCall(query, body));
        return ResponseBuilder.<String>create(answer.status())
                .entity(answer.json())
                .build();
    }
}
