-- Customs names the first two; the third is what W3C calls the other algorithm by which a key may sign.
INSERT INTO customs_signature_forms
  (receiver, signature, signature_method, digest, digest_method, source, valid_from) VALUES
  ('', 'SM2_SM3', 'http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3',
   'SM3', 'http://www.chinaport.gov.cn/2022/04/xmldsig#sm3', '202205: first choice', '2019-01-01'),
  ('', 'RSA_SHA1', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
   'SHA1', 'http://www.w3.org/2000/09/xmldsig#sha1', '202205: second choice', '2019-01-01'),
  ('', 'RSA_SHA256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
   'SHA256', 'http://www.w3.org/2001/04/xmlenc#sha256', 'RFC 4051 and W3C XML Encryption, not of customs', '2019-01-01');
