using System.Globalization;
using System.Net;
using System.Text;

namespace Cordon.Web.PublicCheck;

/// <summary>
/// What stands where somebody asked too often: in both languages, since it costs no look at who asks, with how long to wait and the way back. Of the
/// public check it has the advice too, which most who ask need.
/// </summary>
internal static class LaterPage
{
    private static readonly Phrase Title = new("Please wait a minute", "请一分钟后再试");
    private static readonly Phrase Why = new(
        "Too many questions came from your address. One more is answered each minute.", "您的地址查询过于频繁，请一分钟后再试。每分钟可再查询一次。");
    private static readonly Phrase WhySignIn = new(
        "Too many tries to sign in came from your address. Try again in a minute.", "您的地址登录尝试过于频繁，请一分钟后再试。");
    private static readonly Phrase Back = new("Back to the check", "返回查询");
    private static readonly Phrase BackSignIn = new("Back to the sign-in", "返回登录");

    /// <summary>The page for whoever asked at a path.</summary>
    public static string Of(string? path)
    {
        var isCheck = path == "/check";
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\" />")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" /><meta name=\"color-scheme\" content=\"light dark\" />")
            .Append("<link rel=\"stylesheet\" href=\"/assets/console.css\" /><link rel=\"stylesheet\" href=\"/assets/report.css\" />")
            .Append("<link rel=\"icon\" href=\"/assets/cordon.svg\" type=\"image/svg+xml\" />")
            .Append(CultureInfo.InvariantCulture, $"<title>{Title.English} · {Title.Chinese}</title></head>")
            .Append("<body><header class=\"top\"><span class=\"brand\">")
            .Append("<img src=\"/assets/cordon.svg\" alt=\"\" width=\"24\" height=\"24\" /> ").Append(CheckWords.Brand.English).Append("</span></header>")
            .Append("<main id=\"content\" class=\"public\">");
        Part(page, "en", phrase => phrase.English, isCheck);
        Part(page, "zh-Hans", phrase => phrase.Chinese, isCheck);
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void Part(StringBuilder page, string tag, Func<Phrase, string> said, bool isCheck)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section lang=\"{tag}\" class=\"card\">");
        page.Append(tag == "en" ? $"<h1>{Text(Title)}</h1>" : $"<h2>{Text(Title)}</h2>")
            .Append(CultureInfo.InvariantCulture, $"<p>{Text(isCheck ? Why : WhySignIn)}</p>");
        if (isCheck)
        {
            List(CheckWords.BeforePaying, CheckWords.Before);
            List(CheckWords.HavePaid, CheckWords.After);
        }

        page.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{(isCheck ? "/check" : "/sign-in")}\">{Text(isCheck ? Back : BackSignIn)}</a></p></section>");

        void List(Phrase title, IReadOnlyList<Phrase> lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(title)}</h2><ul class=\"plainly\">");
            foreach (var line in lines)
            {
                page.Append(CultureInfo.InvariantCulture, $"<li>{Text(line)}</li>");
            }

            page.Append("</ul>");
        }

        string Text(Phrase phrase) => WebUtility.HtmlEncode(said(phrase));
    }
}
