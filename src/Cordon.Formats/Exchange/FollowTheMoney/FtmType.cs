namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>What a property's values are, as FollowTheMoney types them; each has its own rules (<see cref="FtmValues"/>).</summary>
public enum FtmType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A name of a person, company or thing.</summary>
    Name,

    /// <summary>A number or code that somebody gave out.</summary>
    Identifier,

    /// <summary>ISO 8601 from the year to the second, as much of it as is known; a time without an offset is UTC there.</summary>
    Date,

    /// <summary>A plain decimal.</summary>
    Number,

    /// <summary>ISO 3166-1 in small letters, or one of FollowTheMoney's own for what is no country any more.</summary>
    Country,

    /// <summary>ISO 4217 in capitals, or the sign of a crypto-asset.</summary>
    Currency,

    /// <summary>An IBAN whose check digits are right.</summary>
    Iban,

    /// <summary>ITU-T E.164 with its plus sign.</summary>
    Phone,

    /// <summary>A mailbox.</summary>
    Email,

    /// <summary>An absolute address on the web.</summary>
    Url,

    /// <summary>male, female or other.</summary>
    Gender,

    /// <summary>A word of FollowTheMoney's own list, such as crime.fraud.</summary>
    Topic,

    /// <summary>Another entity, by its identifier.</summary>
    Entity,
}
