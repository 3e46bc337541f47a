package by.pavilion.sandbox.rest;

import by.pavilion.sandbox.FirmAnswer;
import by.pavilion.sandbox.SandboxJson;
import by.pavilion.sandbox.scanpay.AlipayFirm;
import by.pavilion.sandbox.scanpay.ScanBook;
import by.pavilion.sandbox.scanpay.WechatFirm;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The firms whose buyers scan a code; who calls is known by the signature alone. */
@Path("/sandbox")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ScanPayResource {
    private final WechatFirm wechat;
    private final AlipayFirm alipay;
    private final ScanBook book;

    ScanPayResource(WechatFirm wechat, AlipayFirm alipay, ScanBook book) {
        this.wechat = wechat;
        this.alipay = alipay;
        this.book = book;
    }

    /** Chooses what becomes of trades from now on. */
    @PUT
    @Path("/scan-pay/{firm}/course")
    public RestResponse<String> choose(@PathParam("firm") String firm, String course) {
        return book.choose(firm, course.strip())
                ? RestResponse.noContent()
                : Answers.of(FirmAnswer.refused(400, "PARAM_ERROR", "no such course"));
    }

    /** Chooses what is wrong in the firm's statements from now on. */
    @PUT
    @Path("/scan-pay/{firm}/mistakes")
    public RestResponse<String> plant(@PathParam("firm") String firm, String mistakes) {
        book.plant(firm, mistakes.strip());
        return RestResponse.noContent();
    }

    @GET
    @Path("/alipay/bills/{day}")
    @Produces("application/zip")
    public RestResponse<byte[]> bill(@PathParam("day") String day, @QueryParam("token") @Nullable String token) {
        return alipay.bill(day, token == null ? "" : token)
                .map(RestResponse::ok)
                .orElseGet(RestResponse::notFound);
    }

    @POST
    @Path("/alipay/gateway.do")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String ofAlipay(String form) {
        return alipay.call(form);
    }

    @GET
    @Path("/wechatpay/v3/{rest: .*}")
    public RestResponse<String> getOfWechat(
            @Context HttpServerRequest request,
            @HeaderParam(SandboxGate.OWN_AUTHORIZATION) @Nullable String authorization) {
        return ofWechat(request, authorization, "");
    }

    @POST
    @Path("/wechatpay/v3/{rest: .*}")
    public RestResponse<String> postToWechat(
            @Context HttpServerRequest request,
            @HeaderParam(SandboxGate.OWN_AUTHORIZATION) @Nullable String authorization,
            String body) {
        return ofWechat(request, authorization, body);
    }

    private RestResponse<String> ofWechat(HttpServerRequest request, @Nullable String authorization, String body) {
        FirmAnswer answer =
                wechat.call(new WechatFirm.Request(request.method().name(), request.uri(), authorization, body));
        String text = answer.body() instanceof String plain ? plain : SandboxJson.print(answer.body());
        ResponseBuilder<String> response = ResponseBuilder.create(answer.status());
        wechat.headers(text).forEach(response::header);
        return text.isEmpty()
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(text).build();
    }
}
