namespace Cordon.Core.Networks.Linking;

/// <summary>Hosts that name nobody: of links made short, and of platforms where everybody is.</summary>
/// <remarks>Chosen by hand. A host that is missing here is caught by how many cases name it, more slowly.</remarks>
internal static class HostLists
{
    /// <summary>Their addresses say nothing of where they lead.</summary>
    public static readonly HashSet<string> Shorteners = new(StringComparer.Ordinal)
    {
        "bit.ly", "tinyurl.com", "goo.gl", "t.co", "is.gd", "ow.ly", "buff.ly", "cutt.ly", "rebrand.ly", "rb.gy", "t.ly", "shorturl.at", "s.id",
        "v.gd", "tiny.cc", "lnkd.in", "bl.ink", "dub.sh", "surl.li", "clck.ru", "vk.cc", "t.cn", "url.cn", "dwz.cn", "suo.im", "reurl.cc", "qr.ae",
    };

    /// <summary>Everybody's: shops, networks, messengers, hosters of pages that anybody makes.</summary>
    public static readonly HashSet<string> Platforms = new(StringComparer.Ordinal)
    {
        "facebook.com", "fb.com", "instagram.com", "twitter.com", "x.com", "tiktok.com", "youtube.com", "youtu.be", "linkedin.com", "whatsapp.com",
        "wa.me", "telegram.org", "telegram.me", "t.me", "line.me", "lin.ee", "weixin.qq.com", "qq.com", "wechat.com", "signal.me", "viber.com",
        "discord.com", "discord.gg", "skype.com", "vk.com", "weibo.com", "snapchat.com", "pinterest.com", "reddit.com", "tinder.com", "google.com",
        "gmail.com", "outlook.com", "live.com", "yahoo.com", "icloud.com", "apple.com", "microsoft.com", "amazon.com", "ebay.com", "ebay.de",
        "ebay.co.uk", "aliexpress.com", "alibaba.com", "taobao.com", "etsy.com", "carousell.com", "carousell.sg", "mercari.com", "shopee.sg",
        "shopee.com", "lazada.com", "olx.com", "gumtree.com", "craigslist.org", "kleinanzeigen.de", "leboncoin.fr", "booking.com", "airbnb.com",
        "amazon.de", "amazon.co.uk", "amazon.fr", "amazon.it", "amazon.es", "amazon.nl", "amazon.se", "amazon.pl", "amazon.ca", "amazon.in", "amazon.sg",
        "amazon.co.jp", "amazon.com.au", "amazon.com.br", "ebay.fr", "ebay.it", "ebay.es", "ebay.nl", "ebay.ca", "ebay.com.au", "vinted.com", "vinted.de",
        "vinted.fr", "vinted.co.uk", "vinted.it", "vinted.es", "vinted.nl", "vinted.be", "vinted.pl", "vinted.lt", "zoom.us", "zoom.com",
        "google.de", "google.co.uk", "google.fr", "google.com.sg", "yahoo.co.jp", "shopee.co.th", "shopee.com.my", "shopee.vn", "lazada.sg", "lazada.co.th",
        "paypal.com", "wise.com", "binance.com", "coinbase.com", "okx.com", "kraken.com", "baidu.com", "dropbox.com", "github.com",
    };

    /// <summary>
    /// Suffixes of two labels under which anybody registers, or has a page of his own: below these the label before belongs to the name. An excerpt of
    /// the public suffix list.
    /// </summary>
    public static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "co.uk", "org.uk", "me.uk", "ltd.uk", "gov.uk", "ac.uk", "com.au", "net.au", "org.au", "co.nz", "org.nz", "com.sg", "org.sg", "com.my",
        "com.hk", "org.hk", "com.cn", "net.cn", "org.cn", "gov.cn", "com.tw", "org.tw", "co.jp", "or.jp", "ne.jp", "co.kr", "or.kr", "co.th",
        "in.th", "or.th", "com.vn", "com.ph", "co.id", "web.id", "or.id", "com.kh", "com.mm", "co.in", "net.in", "org.in", "com.pk", "com.bd",
        "com.br", "net.br", "com.ar", "com.mx", "com.co", "com.pe", "com.tr", "com.ua", "com.ru", "co.za", "org.za", "com.ng", "co.ke", "com.gh",
        "com.eg", "com.sa", "com.ae", "co.il", "com.pl", "com.pt", "com.es", "com.gr", "com.cy", "com.mt", "github.io", "gitlab.io", "pages.dev",
        "workers.dev", "vercel.app", "netlify.app", "web.app", "firebaseapp.com", "herokuapp.com", "azurewebsites.net", "cloudfront.net",
        "blogspot.com", "wordpress.com", "wixsite.com", "weebly.com", "myshopify.com", "webflow.io", "glitch.me", "onrender.com", "repl.co",
    };
}
