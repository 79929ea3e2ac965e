using Cylch.Records;
using Cylch.Records.Assessment;
using Cylch.Rules.Access;
using Cylch.Web.Access;
using Cylch.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Cylch.Web.Pages.Assessment;

/// <summary>Everything a person has said, conversation by conversation, newest first.</summary>
[Needs(Permission.ReadPerson, ToSend = Permission.WriteAssessment)]
public sealed class WordsPage(CylchDb db, AgreeConversation agree) : CylchPage
{
    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Number { get; set; }

    public PersonHead Person { get; private set; } = null!;

    public PageOf<TalkRow> Talks { get; private set; } = new([], 1, 0);

    public ILookup<long, SaidRow> Lines { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public async Task OnGetAsync(long personId, CancellationToken cancellationToken)
    {
        Person = await PersonHead.ReadAsync(db, personId, cancellationToken);
        MayWrite = await MayAsync(Permission.WriteAssessment, new Records.Access.Subject(PersonId: personId));
        Talks = await Paging.ReadAsync(
            from c in db.Conversations.AsNoTracking()
            where c.PersonId == personId
            orderby c.HeldOn descending, c.Id descending
            select new TalkRow(c.Id, c.HeldOn, c.Place, c.Language, c.AgreedOn,
                db.Users.Where(a => a.Id == c.HeardByAccountId).Select(a => a.DisplayName).FirstOrDefault()),
            Number, cancellationToken, size: 10);
        var shown = Talks.Rows.Select(t => t.Id).ToList();
        Lines = (await PersonRecord.Lines(db, personId, Today, shown).ToListAsync(cancellationToken))
            .ToLookup(l => l.ConversationId);
    }

    /// <summary>The words have been read back to the person, who agrees to them.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(long personId, long conversationId, CancellationToken cancellationToken)
    {
        var decision = await agree.RunAsync(Doing, new AgreeConversationInput(personId, conversationId, Today), W["assessment.agree.reason"], cancellationToken);
        if (decision.IsRefused)
        {
            await OnGetAsync(personId, cancellationToken);
            return Refused(decision.Refusal!);
        }

        Tell(W["assessment.agree.done"]);
        return Redirect(AssessmentLinks.Words(personId));
    }
}

/// <summary>A conversation as a heading over its lines.</summary>
public sealed record TalkRow(long Id, LocalDate HeldOn, ConversationPlace Place, string Language, LocalDate? AgreedOn, string? HeardBy);
