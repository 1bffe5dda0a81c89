using Cordon.Core.Exchange.Release;
using Cordon.Core.Networks.Linking;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>How somebody was reached, or where money or people were sent: a telephone number, mailbox, name on a messenger, site or wallet.</summary>
/// <param name="Identifier">It, in its one writing.</param>
/// <param name="Role">Whose it is in the matter.</param>
/// <param name="Address">Of a site, host and path as they were told: the identifier has the domain alone, on which others may be too.</param>
public sealed record CaseContact(Identifier Identifier, SubjectRole Role, string? Address = null);
