using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.People;

/// <summary>Records each sign-in and each lock for the audit. A sign-in that cannot be recorded is none.</summary>
internal sealed class SignInRecords(CaseDesk desk, SignInManager<Officer> signIn, UserManager<Officer> people)
{
    /// <summary>Signs a person in who has shown who they are. False when it could not be recorded.</summary>
    public async Task<bool> SignInAsync(Officer officer, string way)
    {
        if (!await NoteAsync(PersonEvent.SignedIn, officer, way).ConfigureAwait(false))
        {
            return false;
        }

        await signIn.SignInAsync(officer, isPersistent: false).ConfigureAwait(false);
        return true;
    }

    /// <summary>Records what came of a try to sign in, and takes the sign-in back when that cannot be done.</summary>
    /// <param name="officer">Whose name was tried; null for nobody's.</param>
    /// <param name="wasLocked">Whether they were locked before: only the try that locks is told.</param>
    public async Task<SignInResult> TriedAsync(SignInResult result, Officer? officer, bool wasLocked, string way)
    {
        if (officer is null)
        {
            return result;
        }

        if (result.IsLockedOut && !wasLocked)
        {
            await NoteAsync(PersonEvent.LockedOut, officer, WayIn.TooManyTries).ConfigureAwait(false);
        }
        else if (result.Succeeded && !await NoteAsync(PersonEvent.SignedIn, officer, way).ConfigureAwait(false))
        {
            await signIn.SignOutAsync().ConfigureAwait(false);
            return SignInResult.Failed;
        }

        return result;
    }

    /// <summary>Whether somebody is locked out now.</summary>
    public async Task<bool> IsLockedAsync(Officer? officer) => officer is not null && await people.IsLockedOutAsync(officer).ConfigureAwait(false);

    private async Task<bool> NoteAsync(PersonEvent what, Officer officer, string words) =>
        (await desk.NoteAsync(what, officer.Id, words, officer.Id).ConfigureAwait(false)).Status == DeskStatus.Done;
}
