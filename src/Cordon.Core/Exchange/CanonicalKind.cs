namespace Cordon.Core.Exchange;

/// <summary>What centres ask each other about.</summary>
public enum CanonicalKind : byte
{
    /// <summary>None: the default, which names nothing.</summary>
    None = 0,

    /// <summary>A bank account without an IBAN: its bank's BIC and the number it has there.</summary>
    Account = 1,

    /// <summary>A bank account by its IBAN, which names it world-wide.</summary>
    Iban = 2,

    /// <summary>A telephone number (ITU-T E.164).</summary>
    Phone = 3,

    /// <summary>A mailbox.</summary>
    Email = 4,

    /// <summary>An address on the web, with its path and question.</summary>
    Url = 5,

    /// <summary>An address on a blockchain, with its chain.</summary>
    Wallet = 6,

    /// <summary>A document that a state issued to a person: passport, identity card and the like.</summary>
    Document = 7,
}
