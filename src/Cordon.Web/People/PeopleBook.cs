using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.People;

/// <summary>Lets people in and out. Everybody comes by a link that is good once and for a day.</summary>
public sealed class PeopleBook(
    UserManager<Officer> people, PeopleContext context, TimeProvider time, RandomNumberGenerator random, CaseDesk desk, OpenSessions sessions)
{
    /// <summary>Who lets in where no person does: the program itself, at a start.</summary>
    public const string Program = "cordon";

    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan InvitationTime = TimeSpan.FromHours(24);

    private const int SecretBytes = 32;

    /// <summary>How often a change is tried where others change the same person meanwhile: they are few, and each try reads anew.</summary>
    private const int TriesMax = 5;

    // Whoever has it counts the administrators and changes what somebody is: of two who let each other go one stays.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    // Under which name ended sessions stand among what people's ways in have to remember.
    private const string EndedSessions = "cordon:ended-session";

    /// <summary>Everybody, those who are gone last, by name.</summary>
    public async Task<IReadOnlyList<Officer>> AllAsync(CancellationToken cancellation = default) =>
        await context.Users.AsNoTracking().OrderBy(o => o.IsGone).ThenBy(o => o.ShownName).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>The names that are shown, by identifier: of those who are gone too, since records name them. No two are alike.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellation = default) =>
        ShownNames.Of(await AllAsync(cancellation).ConfigureAwait(false));

    /// <summary>Takes a person in who cannot sign in yet, and returns the secret of the link that lets them.</summary>
    /// <returns>The secret; or why the person cannot be taken in.</returns>
    public Task<(string? Secret, string? Fault)> InviteAsync(
        string userName, string shownName, OfficerRole role, string? bank, string by, CancellationToken cancellation = default) =>
        InviteAsync(new Officer().Id, userName, shownName, role, bank, by, cancellation);

    /// <inheritdoc cref="InviteAsync(string, string, OfficerRole, string?, string, CancellationToken)"/>
    /// <param name="id">The identifier that records name.</param>
    public async Task<(string? Secret, string? Fault)> InviteAsync(
        string id, string userName, string shownName, OfficerRole role, string? bank, string by, CancellationToken cancellation)
    {
        if (role == OfficerRole.BankOfficer != bank is not null)
        {
            return (null, "A bank's officer, and nobody else, belongs to a bank.");
        }

        if (ShownNames.Refusal(shownName) is { } why)
        {
            return (null, why.English);
        }

        if ((await AllAsync(cancellation).ConfigureAwait(false)).Any(other => ShownNames.IsSignInOf(other, shownName)))
        {
            return (null, PeopleWords.NameTaken.English);
        }

        if (await people.FindByIdAsync(id).ConfigureAwait(false) is not null)
        {
            return (null, $"{userName} is here already.");
        }

        var officer = new Officer { Id = id, UserName = userName, ShownName = shownName, Role = role, Bank = bank };
        var created = await people.CreateAsync(officer).ConfigureAwait(false);
        return created.Succeeded
            ? (await InviteAgainAsync(officer, by, cancellation).ConfigureAwait(false), null)
            : (null, string.Join(" ", created.Errors.Select(error => error.Description)));
    }

    /// <summary>Makes another link for a person: those before it are good no more, and neither is an authenticator's key that was shown with them.</summary>
    public async Task<string> InviteAgainAsync(Officer officer, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(officer);
        await NoteAsync(PersonEvent.Invited, officer, $"{officer.Role}", by).ConfigureAwait(false);
        var bytes = new byte[SecretBytes];
        random.GetBytes(bytes);
        var secret = Base64Url.EncodeToString(bytes);
        await context.Invitations.Where(i => i.OfficerId == officer.Id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        context.Invitations.Add(new Invitation
        {
            SecretHash = HashOf(secret),
            OfficerId = officer.Id,
            UntilMilliseconds = (Instant.From(time.GetUtcNow()) + InvitationTime).Milliseconds,
        });
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);

        // Whoever has a copy of the authenticator's key makes no code of the one that the link shows.
        var own = await people.FindByIdAsync(officer.Id).ConfigureAwait(false) ?? officer;
        return await KeptAsync(own, () => people.ResetAuthenticatorKeyAsync(own)).ConfigureAwait(false)
            ? secret : throw new IOException("the authenticator's key of a new link cannot be kept");
    }

    /// <summary>Whom a link lets in; null when it is not good (any more).</summary>
    public async Task<Officer?> InvitedAsync(string secret, CancellationToken cancellation = default)
    {
        var (hash, now) = (HashOf(secret), Instant.From(time.GetUtcNow()).Milliseconds);
        var invitation = await context.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.SecretHash == hash && i.UntilMilliseconds > now, cancellation)
            .ConfigureAwait(false);
        return invitation is null ? null : await people.FindByIdAsync(invitation.OfficerId).ConfigureAwait(false) is { IsGone: false } officer ? officer : null;
    }

    /// <summary>
    /// Uses a person's link up. With it all their ways in of before are gone, and all their sessions are ended: a new link may have been made because
    /// somebody else had one of them.
    /// </summary>
    /// <returns>False when somebody else was quicker, or what was before cannot be taken away.</returns>
    public async Task<bool> UseUpAsync(Officer officer, string secret, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(officer);
        var hash = HashOf(secret);
        if (await context.Invitations.Where(i => i.SecretHash == hash).ExecuteDeleteAsync(cancellation).ConfigureAwait(false) != 1)
        {
            return false;
        }

        var isKept = true;
        foreach (var passkey in await people.GetPasskeysAsync(officer).ConfigureAwait(false))
        {
            isKept &= await KeptAsync(officer, () => people.RemovePasskeyAsync(officer, passkey.CredentialId)).ConfigureAwait(false);
        }

        foreach (var login in await people.GetLoginsAsync(officer).ConfigureAwait(false))
        {
            isKept &= await KeptAsync(officer, () => people.RemoveLoginAsync(officer, login.LoginProvider, login.ProviderKey)).ConfigureAwait(false);
        }

        return isKept & await EndSessionsAsync(officer, without => (without.PasswordHash, without.TwoFactorEnabled) = (null, false)).ConfigureAwait(false);
    }

    /// <summary>Changes what a person is. Whoever is signed in as them is asked to sign in anew.</summary>
    /// <returns>Why it is not done; null when it is.</returns>
    public async Task<Phrase?> ChangeAsync(Officer officer, OfficerRole role, bool isGone, string by)
    {
        ArgumentNullException.ThrowIfNull(officer);
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await context.Entry(officer).ReloadAsync().ConfigureAwait(false);
            if (officer is { Role: OfficerRole.Administrator, IsGone: false } && (role != OfficerRole.Administrator || isGone)
                && await context.Users.CountAsync(o => o.Role == OfficerRole.Administrator && !o.IsGone).ConfigureAwait(false) == 1)
            {
                return PeopleWords.LastAdministrator;
            }

            var words = officer.IsGone == isGone ? $"{role}" : isGone ? WayIn.LetGo : WayIn.TakenBack;
            await NoteAsync(PersonEvent.Changed, officer, words, by).ConfigureAwait(false);
            var isChanged = await EndSessionsAsync(officer, changed =>
            {
                (changed.Role, changed.IsGone) = (role, isGone);
                changed.LockoutEnd = isGone ? DateTimeOffset.MaxValue : null;
            }).ConfigureAwait(false);
            return isChanged ? null : PeopleWords.NotChanged;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>
    /// Keeps what a person says of themselves. Another name stands in the audit first, with the one before; it is nobody else's, of those who are gone
    /// neither, since it would stand beside what they did.
    /// </summary>
    /// <returns>Why it is not kept; null when it is.</returns>
    public async Task<Phrase?> KeepAccountAsync(Officer officer, string shownName, string language, string zone)
    {
        ArgumentNullException.ThrowIfNull(officer);
        ArgumentNullException.ThrowIfNull(shownName);
        var name = shownName.Trim();
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await context.Entry(officer).ReloadAsync().ConfigureAwait(false);
            if (name != officer.ShownName)
            {
                if (ShownNames.Refusal(name) is { } why)
                {
                    return why;
                }

                if ((await AllAsync().ConfigureAwait(false)).Any(other => other.Id != officer.Id && ShownNames.IsOf(other, name)))
                {
                    return PeopleWords.NameTaken;
                }

                var noted = await desk.NoteAsync(PersonEvent.Renamed, officer.Id, $"{officer.ShownName} → {name}", officer.Id).ConfigureAwait(false);
                if (noted.Status != DeskStatus.Done)
                {
                    return noted.Words ?? PeopleWords.NotChanged;
                }
            }

            var isKept = await KeptAsync(officer, () =>
            {
                (officer.ShownName, officer.Language, officer.Zone) = (name, language, zone);
                return people.UpdateAsync(officer);
            }).ConfigureAwait(false);
            return isKept ? null : PeopleWords.NotChanged;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Ends all sessions of a person: the open ones now, and by the stamp on disk those that this start of the program knows nothing of.</summary>
    /// <exception cref="IOException">The stamp cannot be written: somebody changes the person again and again.</exception>
    public async Task EndSessionsAsync(Officer officer)
    {
        ArgumentNullException.ThrowIfNull(officer);
        if (!await EndSessionsAsync(officer, _ => { }).ConfigureAwait(false))
        {
            throw new IOException("that a person's sessions are ended cannot be written");
        }
    }

    /// <summary>The same with a change of the person, in one write.</summary>
    private async Task<bool> EndSessionsAsync(Officer officer, Action<Officer> change)
    {
        sessions.EndAllOf(officer.Id);
        var isKept = await KeptAsync(officer, () =>
        {
            change(officer);
            return people.UpdateSecurityStampAsync(officer);
        }).ConfigureAwait(false);

        // Whoever signed in between the two is out as well.
        sessions.EndAllOf(officer.Id);
        return isKept;
    }

    /// <summary>Makes a change of a person; where somebody else changed them since they were read, they are read and changed anew.</summary>
    private async Task<bool> KeptAsync(Officer officer, Func<Task<IdentityResult>> change)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if ((await change().ConfigureAwait(false)).Succeeded)
            {
                return true;
            }

            await context.Entry(officer).ReloadAsync().ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Ends one session of a person, and remembers it as long as its cookie could last: a start of the program takes it up no more.</summary>
    /// <returns>False where the person has no such session.</returns>
    public async Task<bool> EndSessionAsync(string person, string session, CancellationToken cancellation = default)
    {
        if (sessions.Of(person).FirstOrDefault(one => one.Id == session) is not { } open)
        {
            return false;
        }

        context.UserTokens.Add(new IdentityUserToken<string>
        {
            UserId = person,
            LoginProvider = EndedSessions,
            Name = session,
            Value = open.Begun.ToString(CultureInfo.InvariantCulture),
        });
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        sessions.End(session);
        return true;
    }

    /// <summary>At a start: has the sessions that were ended one by one stay so, and forgets those that could not last any more.</summary>
    public async Task TakeUpEndedSessionsAsync(CancellationToken cancellation = default)
    {
        foreach (var ended in await context.UserTokens.Where(token => token.LoginProvider == EndedSessions).ToListAsync(cancellation).ConfigureAwait(false))
        {
            var begun = long.Parse(ended.Value!, NumberStyles.None, CultureInfo.InvariantCulture);
            if (sessions.CouldLast(begun))
            {
                sessions.TakeUpEnded(ended.Name, ended.UserId, begun);
            }
            else
            {
                context.UserTokens.Remove(ended);
            }
        }

        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets a person in by one more passkey. False where it cannot be kept.</summary>
    public async Task<bool> AddPasskeyAsync(Officer officer, UserPasskeyInfo passkey)
    {
        ArgumentNullException.ThrowIfNull(officer);
        ArgumentNullException.ThrowIfNull(passkey);
        await NoteAsync(PersonEvent.Changed, officer, WayIn.PasskeyAdded, officer.Id).ConfigureAwait(false);
        return (await people.AddOrUpdatePasskeyAsync(officer, passkey).ConfigureAwait(false)).Succeeded;
    }

    /// <summary>
    /// Takes a passkey away, and ends all the person's sessions: whoever takes one away may have lost the device, with a session on it.
    /// </summary>
    public async Task<PasskeyRemoval> RemovePasskeyAsync(Officer officer, byte[] passkey)
    {
        ArgumentNullException.ThrowIfNull(officer);
        var all = await people.GetPasskeysAsync(officer).ConfigureAwait(false);
        if (!all.Any(own => own.CredentialId.AsSpan().SequenceEqual(passkey)))
        {
            return PasskeyRemoval.Unknown;
        }

        if (all.Count == 1 && !(officer.TwoFactorEnabled && await people.HasPasswordAsync(officer).ConfigureAwait(false))
            && (await people.GetLoginsAsync(officer).ConfigureAwait(false)).Count == 0)
        {
            return PasskeyRemoval.LastWayIn;
        }

        await NoteAsync(PersonEvent.Changed, officer, WayIn.PasskeyRemoved, officer.Id).ConfigureAwait(false);
        await people.RemovePasskeyAsync(officer, passkey).ConfigureAwait(false);
        await EndSessionsAsync(officer).ConfigureAwait(false);
        return PasskeyRemoval.Removed;
    }

    /// <summary>What cannot be recorded is not done: an audit would not know who could see what.</summary>
    private async Task NoteAsync(PersonEvent what, Officer officer, string words, string by)
    {
        var answer = await desk.NoteAsync(what, officer.Id, words, by).ConfigureAwait(false);
        if (answer.Status != DeskStatus.Done)
        {
            throw new IOException($"what happens to people cannot be recorded: {answer.Words?.English ?? answer.Status.ToString()}");
        }
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
