using System.Net;

namespace Cordon.Exchange.Wire;

/// <summary>What another centre answered to a request, its signature checked.</summary>
/// <param name="Status">The answer's status.</param>
/// <param name="Content">Its content.</param>
public sealed record HopAnswer(HttpStatusCode Status, byte[] Content);
