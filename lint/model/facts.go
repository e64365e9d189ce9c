package model

// facts are what the rules start from, each list in template order.
type facts struct {
	secrets            []*secretFact
	secretOf           map[*resource]*secretFact
	secretStatements   []*statement
	schedules          []*scheduleFact
	endpoints          []*endpoint
	endpointStatements []*endpointStatement
	clients            []*client
	clientOf           map[*resource]*client
	clientsIn          map[string][]*client // by the key of their VPC
	hubs               map[string]bool      // VPCs in which a hosted zone answers for the service
	credentials        []*credential
	statements         map[policyDocument][]*statement // by document, as they are asked for
	abilities          map[string][]field              // by what statements say of actions, as they are asked for

	carried         lazy[[]*carried]
	parameters      lazy[[]parameterFact] // those of credentials
	handovers       lazy[handovers]
	dynamic         lazy[[]*dynamicReference]
	references      lazy[[]*reference]
	disclosures     lazy[[]*disclosure]
	encryptions     lazy[[]*encryption]
	keys            lazy[[]*keyFact]
	keyStatements   lazy[[]*keyStatement]
	keyPolicies     lazy[map[*resource][]*statement]
	shared          lazy[[]*sharedSecret]
	trusts          lazy[[]*trust]
	patterns        lazy[[]*arnPattern]
	speaksOfSecrets lazy[bool]
	policies        lazy[*policyIndex]
	roles           lazy[map[string][]*resource] // by their names
	readers         lazy[readers]
	attachments     lazy[secretAttachments]
	rotators        lazy[[]*rotator]
	functionsOf     lazy[map[*resource][]string] // ids of the functions whose roles have the policies of a resource
	permissions     lazy[[]*permission]
	permissionsOf   lazy[map[*resource][]*permission]
	statementsOf    lazy[map[*endpoint][]*endpointStatement]
	twins           lazy[map[*endpoint]twin]
	rdsEndpoints    lazy[endpoints]
	routes          lazy[routes]
}
