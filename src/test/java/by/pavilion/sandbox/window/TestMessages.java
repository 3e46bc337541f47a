package by.pavilion.sandbox.window;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/** Messages as a shop, a payment firm and a carrier would write them: one order of two bars of chocolate. */
public final class TestMessages {
    public static final String SHOP = "DXPENTSHOP000001";
    private static final KeyPair KEY = rsaKey();

    private TestMessages() {}

    public static String order(String orderNo) {
        return message("CEB311Message", """
                <ceb:Order><ceb:OrderHead><ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>\
                <ceb:appTime>20261101120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>\
                <ceb:orderType>I</ceb:orderType><ceb:orderNo>%s</ceb:orderNo><ceb:ebpCode>4601W60001</ceb:ebpCode>\
                <ceb:ebpName>平台</ceb:ebpName><ceb:ebcCode>4601W60002</ceb:ebcCode><ceb:ebcName>商家</ceb:ebcName>\
                <ceb:goodsValue>52.00</ceb:goodsValue><ceb:freight>10.00</ceb:freight><ceb:discount>0</ceb:discount>\
                <ceb:taxTotal>5.64</ceb:taxTotal><ceb:acturalPaid>67.64</ceb:acturalPaid><ceb:currency>142</ceb:currency>\
                <ceb:buyerRegNo>b1</ceb:buyerRegNo><ceb:buyerName>王试验</ceb:buyerName>\
                <ceb:buyerTelephone>10000000000</ceb:buyerTelephone><ceb:buyerIdType>1</ceb:buyerIdType>\
                <ceb:buyerIdNumber>119900199001010010</ceb:buyerIdNumber><ceb:payCode>3101W6P001</ceb:payCode>\
                <ceb:payName>支付</ceb:payName><ceb:payTransactionId>T%s</ceb:payTransactionId>\
                <ceb:consignee>李收货</ceb:consignee><ceb:consigneeTelephone>10000000001</ceb:consigneeTelephone>\
                <ceb:consigneeAddress>海南省海口市样例路1号</ceb:consigneeAddress><ceb:note></ceb:note></ceb:OrderHead>\
                <ceb:OrderList><ceb:gnum>1</ceb:gnum><ceb:itemNo>BY-KOM-CHOC-001</ceb:itemNo>\
                <ceb:itemName>黑巧克力</ceb:itemName><ceb:gmodel>4|3|可可|块状</ceb:gmodel><ceb:unit>017</ceb:unit>\
                <ceb:qty>2</ceb:qty><ceb:price>26.00</ceb:price><ceb:totalPrice>52.00</ceb:totalPrice>\
                <ceb:currency>142</ceb:currency><ceb:country>340</ceb:country></ceb:OrderList></ceb:Order>""".formatted(guid(), orderNo, orderNo));
    }

    public static String payment(String orderNo) {
        return message("CEB411Message", """
                <ceb:Payment><ceb:PaymentHead><ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>\
                <ceb:appTime>20261101120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>\
                <ceb:payCode>3101W6P001</ceb:payCode><ceb:payName>支付</ceb:payName>\
                <ceb:payTransactionId>T%s</ceb:payTransactionId><ceb:orderNo>%s</ceb:orderNo>\
                <ceb:ebpCode>4601W60001</ceb:ebpCode><ceb:ebpName>平台</ceb:ebpName><ceb:payerIdType>1</ceb:payerIdType>\
                <ceb:payerIdNumber>119900199001010010</ceb:payerIdNumber><ceb:payerName>王试验</ceb:payerName>\
                <ceb:amountPaid>67.64</ceb:amountPaid><ceb:currency>142</ceb:currency>\
                <ceb:payTime>20261101115959</ceb:payTime></ceb:PaymentHead></ceb:Payment>""".formatted(guid(), orderNo, orderNo));
    }

    public static String waybill(String orderNo) {
        return message("CEB511Message", """
                <ceb:Logistics><ceb:LogisticsHead><ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>\
                <ceb:appTime>20261101120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>\
                <ceb:logisticsCode>4601W6L001</ceb:logisticsCode><ceb:logisticsName>快递</ceb:logisticsName>\
                <ceb:logisticsNo>W%s</ceb:logisticsNo><ceb:orderNo>%s</ceb:orderNo><ceb:freight>10.00</ceb:freight>\
                <ceb:insuredFee>0</ceb:insuredFee><ceb:currency>142</ceb:currency><ceb:weight>0.21</ceb:weight>\
                <ceb:packNo>1</ceb:packNo><ceb:goodsInfo>巧克力</ceb:goodsInfo><ceb:consignee>李收货</ceb:consignee>\
                <ceb:consigneeAddress>海南省海口市样例路1号</ceb:consigneeAddress>\
                <ceb:consigneeTelephone>10000000001</ceb:consigneeTelephone></ceb:LogisticsHead></ceb:Logistics>""".formatted(guid(), orderNo, orderNo));
    }

    /** Not signed yet. */
    public static String list(String orderNo) {
        return message("CEB621Message", """
                <ceb:Inventory><ceb:InventoryHead><ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>\
                <ceb:appTime>20261101120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>\
                <ceb:orderNo>%s</ceb:orderNo><ceb:ebpCode>4601W60001</ceb:ebpCode><ceb:ebpName>平台</ceb:ebpName>\
                <ceb:ebcCode>4601W60002</ceb:ebcCode><ceb:ebcName>商家</ceb:ebcName>\
                <ceb:logisticsNo>W%s</ceb:logisticsNo><ceb:logisticsCode>4601W6L001</ceb:logisticsCode>\
                <ceb:logisticsName>快递</ceb:logisticsName><ceb:copNo>C1</ceb:copNo>\
                <ceb:assureCode>4601W60001</ceb:assureCode><ceb:ieFlag>I</ceb:ieFlag>\
                <ceb:declTime>20261101</ceb:declTime><ceb:customsCode>4601</ceb:customsCode>\
                <ceb:portCode>4601</ceb:portCode><ceb:buyerIdType>1</ceb:buyerIdType>\
                <ceb:buyerIdNumber>119900199001010010</ceb:buyerIdNumber><ceb:buyerName>王试验</ceb:buyerName>\
                <ceb:buyerTelephone>10000000000</ceb:buyerTelephone>\
                <ceb:consigneeAddress>海南省海口市样例路1号</ceb:consigneeAddress><ceb:agentCode>4601W60003</ceb:agentCode>\
                <ceb:agentName>报关</ceb:agentName><ceb:tradeMode>9610</ceb:tradeMode><ceb:trafMode>3</ceb:trafMode>\
                <ceb:trafNo>80602</ceb:trafNo><ceb:voyageNo>20261107</ceb:voyageNo><ceb:billNo>B1</ceb:billNo>\
                <ceb:country>340</ceb:country><ceb:freight>10.00</ceb:freight><ceb:insuredFee>0</ceb:insuredFee>\
                <ceb:currency>142</ceb:currency><ceb:packNo>1</ceb:packNo><ceb:grossWeight>0.210</ceb:grossWeight>\
                <ceb:netWeight>0.18</ceb:netWeight></ceb:InventoryHead>\
                <ceb:InventoryList><ceb:gnum>1</ceb:gnum><ceb:itemNo>BY-KOM-CHOC-001</ceb:itemNo>\
                <ceb:gcode>1806320000</ceb:gcode><ceb:gname>黑巧克力</ceb:gname><ceb:gmodel>4|3|可可|块状</ceb:gmodel>\
                <ceb:barCode>无</ceb:barCode><ceb:country>340</ceb:country><ceb:currency>142</ceb:currency>\
                <ceb:qty>2</ceb:qty><ceb:unit>017</ceb:unit><ceb:qty1>0.18</ceb:qty1><ceb:unit1>035</ceb:unit1>\
                <ceb:price>26.00</ceb:price><ceb:totalPrice>52.00</ceb:totalPrice></ceb:InventoryList></ceb:Inventory>""".formatted(guid(), orderNo, orderNo));
    }

    /** Not signed yet. */
    public static String cancel(String orderNo, String invtNo) {
        return message("CEB623Message", "<ceb:InvtCancel>" + correction(orderNo, invtNo) + "</ceb:InvtCancel>");
    }

    /** Not signed yet. */
    public static String refund(String orderNo, String invtNo, String copNo, int quantity) {
        String head = correction(orderNo, invtNo).replace("<ceb:copNo>K1", "<ceb:copNo>" + copNo);
        return message("CEB625Message", """
                <ceb:InvtRefund><ceb:InvtRefundHead>%s</ceb:InvtRefundHead><ceb:InvtRefundList><ceb:gnum>1</ceb:gnum>\
                <ceb:gcode>1806320000</ceb:gcode><ceb:gname>黑巧克力</ceb:gname><ceb:qty>%d</ceb:qty>\
                <ceb:unit>017</ceb:unit></ceb:InvtRefundList></ceb:InvtRefund>""".formatted(head, quantity));
    }

    /** Not signed yet. */
    public static String arrival(String bill) {
        return message("CEB711Message", """
                <ceb:Delivery><ceb:DeliveryHead><ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>\
                <ceb:appTime>20261101120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>\
                <ceb:customsCode>4601</ceb:customsCode><ceb:copNo>A%s</ceb:copNo>\
                <ceb:operatorCode>4601W6S001</ceb:operatorCode><ceb:operatorName>监管场所</ceb:operatorName>\
                <ceb:ieFlag>I</ceb:ieFlag><ceb:trafMode>3</ceb:trafMode><ceb:trafNo>80602</ceb:trafNo>\
                <ceb:voyageNo>20261107</ceb:voyageNo><ceb:billNo>%s</ceb:billNo>\
                <ceb:logisticsCode>4601W6L001</ceb:logisticsCode><ceb:logisticsName>快递</ceb:logisticsName>\
                </ceb:DeliveryHead><ceb:DeliveryList><ceb:gnum>1</ceb:gnum><ceb:logisticsNo>W1</ceb:logisticsNo>\
                </ceb:DeliveryList></ceb:Delivery>""".formatted(guid(), bill, bill));
    }

    private static String correction(String orderNo, String invtNo) {
        return """
                <ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType><ceb:appTime>20261101120000</ceb:appTime>\
                <ceb:appStatus>2</ceb:appStatus><ceb:customsCode>4601</ceb:customsCode><ceb:orderNo>%s</ceb:orderNo>\
                <ceb:ebpCode>4601W60001</ceb:ebpCode><ceb:ebpName>平台</ceb:ebpName>\
                <ceb:ebcCode>4601W60002</ceb:ebcCode><ceb:ebcName>商家</ceb:ebcName>\
                <ceb:logisticsNo>W%s</ceb:logisticsNo><ceb:logisticsCode>4601W6L001</ceb:logisticsCode>\
                <ceb:logisticsName>快递</ceb:logisticsName><ceb:copNo>K1</ceb:copNo><ceb:invtNo>%s</ceb:invtNo>\
                <ceb:buyerIdType>1</ceb:buyerIdType><ceb:buyerIdNumber>119900199001010010</ceb:buyerIdNumber>\
                <ceb:buyerName>王试验</ceb:buyerName><ceb:buyerTelephone>10000000000</ceb:buyerTelephone>\
                <ceb:agentCode>4601W60003</ceb:agentCode><ceb:agentName>报关</ceb:agentName>\
                <ceb:reason>买家取消</ceb:reason>""".formatted(guid(), orderNo, orderNo, invtNo);
    }

    /** The message with the standard's signature: RSA and SHA-1, the name of the key and the key itself. */
    public static String signed(String message, String keyName) {
        return signed(message, keyName, KEY);
    }

    public static String signed(String message, String keyName, KeyPair key) {
        try {
            Document xml = SafeXml.parse(message.getBytes(StandardCharsets.UTF_8));
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            KeyInfoFactory keys = factory.getKeyInfoFactory();
            var reference = factory.newReference(
                    "",
                    factory.newDigestMethod(DigestMethod.SHA1, null),
                    List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                    null,
                    null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod("http://www.w3.org/2000/09/xmldsig#rsa-sha1", null),
                    List.of(reference));
            var keyInfo = keys.newKeyInfo(List.of(keys.newKeyName(keyName), keys.newKeyValue(key.getPublic())));
            DOMSignContext context = new DOMSignContext(key.getPrivate(), xml.getDocumentElement());
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, keyInfo).sign(context);
            return print(xml);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message in the exchange platform's envelope. */
    public static String enveloped(String message, String sender) {
        String type = message.replaceAll("(?s).*?<ceb:(CEB\\d+Message).*", "$1");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <dxp:DxpMsg xmlns:dxp="http://www.chinaport.gov.cn/dxp" ver="1.0"><dxp:TransInfo>\
                <dxp:CopMsgId>%s</dxp:CopMsgId><dxp:SenderId>%s</dxp:SenderId><dxp:ReceiverIds>\
                <dxp:ReceiverId>DXPEDCCEBWINDOW1</dxp:ReceiverId></dxp:ReceiverIds>\
                <dxp:CreatTime>2026-11-01T12:00:00+08:00</dxp:CreatTime><dxp:MsgType>%s</dxp:MsgType></dxp:TransInfo>\
                <dxp:Data>%s</dxp:Data></dxp:DxpMsg>""".formatted(
                        UUID.randomUUID(),
                        sender,
                        type,
                        Base64.getMimeEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8)));
    }

    public static KeyPair rsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String message(String type, String documents) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ceb:%1$s xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="%2$s" version="1.0">%3$s\
                <ceb:BaseTransfer><ceb:copCode>4601W60001</ceb:copCode><ceb:copName>平台</ceb:copName>\
                <ceb:dxpMode>DXP</ceb:dxpMode><ceb:dxpId>%4$s</ceb:dxpId></ceb:BaseTransfer></ceb:%1$s>""".formatted(type, guid(), documents, SHOP);
    }

    private static String guid() {
        return UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
    }

    private static String print(Document xml) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        java.io.StringWriter text = new java.io.StringWriter();
        transformer.transform(new DOMSource(xml), new StreamResult(text));
        return text.toString();
    }
}
