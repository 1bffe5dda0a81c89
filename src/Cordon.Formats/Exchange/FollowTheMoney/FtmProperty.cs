namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>A property of a schema.</summary>
/// <param name="Name">As FollowTheMoney writes it.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Range">Of an entity, which schema it has to be of; else null.</param>
public sealed record FtmProperty(string Name, FtmType Type, string? Range = null);
