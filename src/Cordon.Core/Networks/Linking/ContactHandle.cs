namespace Cordon.Core.Networks.Linking;

/// <summary>
/// A name on a messenger or network: an at sign and the name in small letters. Which network it is on is seldom told, so two of one name on two networks
/// are taken for one; names of less than four characters, and those of roles, are anybody's.
/// </summary>
public static class ContactHandle
{
    private const int LengthMin = 4;
    private const int LengthMax = 64;

    // Whom nobody meant: roles, networks, and what stands in a field that had to be filled in.
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "whatsapp", "telegram", "wechat", "weixin", "facebook", "instagram", "messenger", "linkedin", "tiktok", "twitter", "signal", "line", "viber", "tinder",
        "unknown", "none", "nothing", "null", "email", "phone", "mobile", "website", "online", "stranger", "friend",
        "admin", "support", "service", "helpdesk", "customerservice", "official", "info", "bank", "police", "everyone", "here", "channel",
    };

    /// <summary>Reads a name, with or without its at sign.</summary>
    public static IdentifierReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim().TrimStart('@', '\uFF20').ToLowerInvariant();
        if (name.Length is < LengthMin or > LengthMax)
        {
            return IdentifierReading.Refused($"a handle has {LengthMin} to {LengthMax} characters");
        }

        if (!name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-') || !name.Any(char.IsLetterOrDigit))
        {
            return IdentifierReading.Refused("a handle has letters, digits, points, hyphens and underscores only");
        }

        return Roles.Contains(name) ? IdentifierReading.Refused("a role is nobody's name") : IdentifierReading.Of(IdentifierKind.Handle, "@" + name);
    }
}
