using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>How somebody was reached, or where money or people were sent: a telephone number, a mailbox, an address on the web, a wallet.</summary>
/// <param name="Identifier">It, as centres write it.</param>
/// <param name="Role">Whose it is in the matter.</param>
public sealed record CaseContact(CanonicalIdentifier Identifier, SubjectRole Role);
