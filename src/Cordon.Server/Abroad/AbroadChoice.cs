using System.Net;

namespace Cordon.Server.Abroad;

/// <summary>That a centre cooperates with others, and how.</summary>
/// <param name="Listen">Where others reach it.</param>
/// <param name="TrustFile">The trust list to go by from here on; null for the one at hand.</param>
/// <param name="LawFile">The table of legal bases; null for the one that comes with the program.</param>
/// <param name="RecipientsFile">What the centre says of those it gives something to; null for nothing, and then nothing leaves.</param>
internal sealed record AbroadChoice(IPEndPoint Listen, string? TrustFile, string? LawFile, string? RecipientsFile);
