namespace Cordon.Core.Networks.Linking;

/// <summary>
/// A mailbox: its local part in small letters, without what is behind a plus sign, and its host. Addresses such as info@ and noreply@ are of a desk that
/// many people write from, so they are refused.
/// </summary>
public static class EmailAddress
{
    private const int LocalLengthMax = 64;

    private static readonly HashSet<string> Desks = new(StringComparer.Ordinal)
    {
        "info", "noreply", "no-reply", "donotreply", "support", "admin", "service", "contact", "office", "mail", "postmaster", "webmaster", "help", "sales",
    };

    /// <summary>Reads an address that can be one person's.</summary>
    public static IdentifierReading Read(string text)
    {
        var read = ReadAny(text);
        return read.IsRead && Desks.Contains(read.Identifier.Value.Split('@')[0]) ? IdentifierReading.Refused("the address of a desk is of many people") : read;
    }

    /// <summary>Reads an address, a desk's too.</summary>
    public static IdentifierReading ReadAny(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Split('@');
        if (parts.Length != 2 || parts[0].Length is 0 or > LocalLengthMax)
        {
            return IdentifierReading.Refused("an e-mail address has one @ with a name before it");
        }

        var local = parts[0].ToLowerInvariant().Split('+')[0];
        if (local.Length == 0 || local.Any(c => c <= ' ' || c is '"' or '<' or '>' or ',' or ';' or ':'))
        {
            return IdentifierReading.Refused("its name is not well formed");
        }

        var host = string.Join('.', WebHost.HostOf(parts[1]).Split('.').Select(Punycode.Encode));
        if (host.Split('.') is not { Length: >= 2 } labels || !labels.All(WebHost.IsLabel))
        {
            return IdentifierReading.Refused("it has no host");
        }

        // Dots in the name mean nothing at this one provider, which has most of the world's mailboxes.
        if (host is "gmail.com" or "googlemail.com")
        {
            (local, host) = (local.Replace(".", "", StringComparison.Ordinal), "gmail.com");
        }

        return IdentifierReading.Of(IdentifierKind.Email, $"{local}@{host}");
    }
}
